/**
 * Text from outside on one line: without control characters, and without the invisible ones that turn the direction of
 * writing and so can make a text read otherwise than it is.
 */
export const plain = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .replace(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .trim();

/** The text, or its beginning with an ellipsis, counted in characters. */
export const cut = (text: string, longest: number): string => {
  const characters = Array.from(text);
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join('')}…`;
};

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML, within elements and quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => HTML[c]!);

/** Text for Slack, whose links and mentions are written in angle brackets. */
export const escapeSlack = (text: string): string => text.replace(/[&<>]/g, (c) => HTML[c]!);
