import type { Message } from './message';
import { escapeHtml } from './text';

/** Messages as plain text. */
export const textOf = (messages: readonly Message[]): string =>
  messages.map((message) => `${message.title}\n\n${bodyTextOf(message)}`).join('\n\n– – –\n\n');

/** A message as plain text, without its title. */
export const bodyTextOf = ({ lines, quote, link }: Message): string =>
  [
    ...(quote ? [`“${quote.text}”\n(${quote.source})`] : []),
    lines.join('\n'),
    `${link.label}: ${link.url}`,
  ].join('\n\n');

/** Messages as HTML, of elements that chats and mail programs show. */
export const htmlOf = (messages: readonly Message[]): string => messages.map(oneAsHtml).join('<hr>');

const oneAsHtml = ({ language, title, lines, quote, link }: Message): string =>
  [
    `<div lang="${language}">`,
    `<p><strong>${escapeHtml(title)}</strong></p>`,
    ...(quote ? [`<blockquote>${escapeHtml(quote.text)}<br>(${escapeHtml(quote.source)})</blockquote>`] : []),
    `<p>${lines.map(escapeHtml).join('<br>')}</p>`,
    `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`,
    '</div>',
  ].join('');
