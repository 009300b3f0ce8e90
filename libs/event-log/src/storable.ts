import { isStorable } from '@chancery/domain';
import { UnstorableText } from './errors';

/**
 * `JSON.stringify` writes NUL as `\u0000` and a lone surrogate as `\udXXX`, and no other character so.
 * An even number of backslashes before it are escaped ones.
 */
const UNSTORABLE_ESCAPE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** @throws UnstorableText, before the statement would break the transaction (or silently change the text). */
export const assertStorable = (text: string, where: string): void => {
  if (!isStorable(text)) throw new UnstorableText(where);
};

/** The value as JSON that `jsonb` accepts. @throws UnstorableText */
export const toJsonb = (value: unknown, where: string): string => {
  const json = JSON.stringify(value ?? null);
  if (json.includes('\\u') && UNSTORABLE_ESCAPE.test(json)) throw new UnstorableText(where);
  return json;
};

/** The text with U+FFFD in place of what cannot be stored: for reports about hostile input. */
export const toStorable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');
