import {
  ARTICLE_EVENT,
  type Article,
  articleSchema,
  describeIssues,
  MAX_BODY_BYTES,
} from '@chancery/contracts';

/** Why a message cannot become an article, for good. */
export interface Fault {
  readonly code:
    | 'NOT_AN_ARTICLE_EVENT'
    | 'TOO_LARGE'
    | 'NOT_UTF8'
    | 'NOT_JSON'
    | 'INVALID_ARTICLE'
    | 'NOT_STORABLE';
  readonly message: string;
}

export type Read = { readonly article: Article } | { readonly fault: Fault; readonly id?: string };

/** Hours that an outlet's clock may run ahead of ours. */
const CLOCK_TOLERANCE_HOURS = 48;

/** Reads an article message: CloudEvents headers where there are any, UTF-8, JSON, the schema, a plausible date. */
export const readMessage = (
  message: { readonly value: Buffer; readonly headers: Readonly<Record<string, string>> },
  now: Date,
): Read => {
  const wrongEnvelope = envelopeFault(message.headers);
  if (wrongEnvelope) return { fault: { code: 'NOT_AN_ARTICLE_EVENT', message: wrongEnvelope } };
  if (message.value.length > MAX_BODY_BYTES) return { fault: tooLarge(message.value.length) };
  const text = decode(message.value);
  if (text === undefined) return { fault: { code: 'NOT_UTF8', message: 'The message is not UTF-8.' } };
  const parsed = parse(text);
  return 'fault' in parsed ? parsed : readArticle(parsed.json, now);
};

/** Checks a parsed value against the contract. */
const readArticle = (value: unknown, now: Date): Read => {
  const parsed = articleSchema.safeParse(value);
  if (!parsed.success) return { ...idOf(value), fault: invalid(describeIssues(parsed.error)) };
  const ahead = (Date.parse(parsed.data.publishedAt) - now.getTime()) / 3_600_000;
  if (ahead > CLOCK_TOLERANCE_HOURS) {
    const message = `publishedAt: lies ${Math.round(ahead)} hours in the future (${parsed.data.publishedAt})`;
    return { id: parsed.data.id, fault: invalid(message) };
  }
  return { article: parsed.data };
};

const invalid = (message: string): Fault => ({ code: 'INVALID_ARTICLE', message });

const tooLarge = (bytes: number): Fault => ({
  code: 'TOO_LARGE',
  message: `The message has ${bytes} bytes; at most ${MAX_BODY_BYTES} are taken.`,
});

const envelopeFault = ({ ce_type, ce_specversion }: Readonly<Record<string, string>>): string | undefined => {
  if (ce_specversion !== undefined && ce_specversion !== ARTICLE_EVENT.specversion) {
    return `ce_specversion: ${ce_specversion} is not ${ARTICLE_EVENT.specversion}`;
  }
  if (ce_type !== undefined && ce_type !== ARTICLE_EVENT.type) {
    return `ce_type: ${ce_type} is not ${ARTICLE_EVENT.type}`;
  }
  return undefined;
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

const decode = (bytes: Buffer): string | undefined => {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
};

/** Parses JSON; the fault says where it breaks. */
const parse = (text: string): { json: unknown } | { fault: Fault } => {
  try {
    return { json: JSON.parse(text) };
  } catch (error) {
    return { fault: { code: 'NOT_JSON', message: `Not JSON: ${(error as Error).message}` } };
  }
};

const idOf = (value: unknown): { id?: string } => {
  const id = (value as { id?: unknown } | null)?.id;
  return typeof id === 'string' ? { id: id.slice(0, 200) } : {};
};
