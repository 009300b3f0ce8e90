import { pause } from '@chancery/platform';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { htmlOf, textOf } from '../markup';
import type { Outcome, Outgoing, Sender } from './sender';

export interface EmailOptions {
  /** Null: no e-mail is sent. */
  readonly smtpUrl: string | null;
  readonly from: string;
}

/** Of each step, and of all together. */
const STEP_MS = 10_000;
const TIME_LIMIT_MS = 20_000;

/** E-mail over SMTP, as text and HTML. Message-ID is made of the delivery: mail programs show a repeated one once. */
export const emailSender =
  ({ smtpUrl, from }: EmailOptions): Sender<'email'> =>
  async ({ address }, outgoing) => {
    if (smtpUrl === null) throw new Error('No mail server is configured: set CHANCERY_SMTP_URL.');
    const transport = createTransport({
      url: smtpUrl,
      connectionTimeout: STEP_MS,
      greetingTimeout: STEP_MS,
      dnsTimeout: STEP_MS,
      socketTimeout: STEP_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      const { response } = await inTime(transport.sendMail(emailOf(outgoing, from, address)));
      return { isTaken: true, answer: response };
    } catch (error) {
      return refusalOf(error as SmtpError);
    } finally {
      transport.close();
    }
  };

const inTime = async <T>(sending: Promise<T>): Promise<T> => {
  const end = new AbortController();
  const late = pause(TIME_LIMIT_MS, end.signal).then(() => {
    throw new Error(`The mail server did not take it within ${TIME_LIMIT_MS / 1000} s.`);
  });
  // Where it is in time, nobody hears of the other.
  late.catch(() => undefined);
  return Promise.race([sending, late]).finally(() => end.abort());
};

export const emailOf = ({ id, messages }: Outgoing, from: string, to: string): SendMailOptions => ({
  from: { name: 'Chancery', address: from },
  to: { name: '', address: to },
  subject: messages[0].title,
  text: textOf(messages),
  html: `<!doctype html><html><body>${htmlOf(messages)}</body></html>`,
  messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
  headers: { 'Auto-Submitted': 'auto-generated' },
});

type SmtpError = Error & { readonly code?: string; readonly responseCode?: number };

/** Codes of 500 and above are about this message, but those about who logs in. */
const refusalOf = ({ message, code, responseCode = 0 }: SmtpError): Outcome => ({
  isTaken: false,
  answer:
    code === 'ECONNREFUSED' || code === 'ESOCKET' ? `The mail server cannot be reached: ${message}` : message,
  ...(responseCode >= 500 && code !== 'EAUTH' && { refuses: 'message' }),
});
