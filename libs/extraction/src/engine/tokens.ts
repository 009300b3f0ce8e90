/** Where a token stands: evidence offsets count in the title or in the text. */
export type Part = 'title' | 'text';

export interface Token {
  readonly part: Part;
  /** UTF-16 offsets into the part as it was passed in; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** NFC, lower case, straight apostrophes, no soft hyphens: what lexicons are keyed by. */
  readonly norm: string;
  readonly kind: 'word' | 'number' | 'mark';
  readonly capital: boolean;
  /** Whether a line ends between this token and the next one. */
  breakAfter: boolean;
}

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
/** Joins a word without being a letter of it: combining marks, soft hyphen, zero-width joiners. */
const JOINER = 4;

const classOf = (char: string): number => {
  if (/\p{L}/u.test(char)) return LETTER;
  if (/\p{Nd}/u.test(char)) return DIGIT;
  if (/[\p{M}\u00ad\u200b-\u200f\u2060]/u.test(char)) return JOINER;
  return /[\s\0\u202a-\u202e\u2066-\u2069\ufeff]/u.test(char) ? SPACE : OTHER;
};

/** Character classes of the basic plane; halves of surrogate pairs count as punctuation. */
const CLASSES = Uint8Array.from({ length: 0x10000 }, (_, code) => classOf(String.fromCharCode(code)));

const classAt = (text: string, at: number): number =>
  at < text.length ? (CLASSES[text.charCodeAt(at)] ?? OTHER) : SPACE;

const isApostrophe = (char: string | undefined): boolean => char === "'" || char === '’' || char === 'ʼ';
const isHyphen = (char: string | undefined): boolean => char === '-' || char === '‐' || char === '‑';

const inWord = (kind: number): boolean => kind === LETTER || kind === DIGIT || kind === JOINER;

/** End of the word that starts at `from`: hyphens and apostrophes join letters, dots join initials ("U.S."). */
const wordEnd = (text: string, from: number): number => {
  let at = from;
  while (at < text.length) {
    if (inWord(classAt(text, at))) at++;
    else if ((isHyphen(text[at]) || isApostrophe(text[at])) && classAt(text, at + 1) === LETTER) at++;
    else if (isInitialsDot(text, at)) at++;
    else break;
  }
  return at;
};

/** The dots of "U.S." and "S.W.": after a single letter, and before one or after another such dot. */
const isInitialsDot = (text: string, at: number): boolean => {
  if (text[at] !== '.' || classAt(text, at - 1) !== LETTER || inWord(classAt(text, at - 2))) return false;
  const letterFollows = classAt(text, at + 1) === LETTER && !inWord(classAt(text, at + 2));
  return letterFollows || text[at - 2] === '.';
};

/** End of the number that starts at `from`: dots, commas and colons join digits. */
const numberEnd = (text: string, from: number): number => {
  let at = from;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind === DIGIT || (/[.,:]/.test(text[at]!) && classAt(text, at + 1) === DIGIT)) at++;
    else if (kind === LETTER || (isHyphen(text[at]) && classAt(text, at + 1) === LETTER))
      return wordEnd(text, at);
    else break;
  }
  return at;
};

const normalise = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[‐‑]/g, '-')
    .replace(/[\u00ad\u200b-\u200f\u2060]/g, '');

const tokenAt = (part: Part, text: string, start: number, end: number, kind: Token['kind']): Token => {
  const slice = text.slice(start, end);
  const norm = normalise(slice);
  return { part, start, end, text: slice, norm, kind, capital: /^\p{Lu}/u.test(slice), breakAfter: false };
};

/** "Bhutan's" is two tokens, so that names are found whatever their case. */
const splitPossessive = (text: string, start: number, end: number): number =>
  end - start > 2 && isApostrophe(text[end - 2]) && /s/i.test(text[end - 1]!) ? end - 2 : end;

/** Adds the word, number or mark that starts at `at`, and tells where it ends. */
const readToken = (part: Part, text: string, at: number, kind: number, tokens: Token[]): number => {
  const add = (start: number, end: number, as: Token['kind']): void => {
    tokens.push(tokenAt(part, text, start, end, as));
  };
  if (kind === LETTER) {
    const end = wordEnd(text, at);
    const split = splitPossessive(text, at, end);
    add(at, split, 'word');
    if (split < end) add(split, end, 'word');
    return end;
  }
  if (kind === DIGIT) {
    const end = numberEnd(text, at);
    add(at, end, /\p{L}/u.test(text.slice(at, end)) ? 'word' : 'number');
    return end;
  }
  add(at, at + 1, 'mark');
  return at + 1;
};

/**
 * Splits a part of an article into words, numbers and marks. Every character that is no space belongs to exactly one
 * token; time is linear in the length.
 */
export const tokenise = (part: Part, text: string): Token[] => {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind !== SPACE && kind !== JOINER) {
      at = readToken(part, text, at, kind, tokens);
      continue;
    }
    if (text[at] === '\n' && tokens.length > 0) tokens.at(-1)!.breakAfter = true;
    at++;
  }
  return tokens;
};
