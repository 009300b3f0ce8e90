import anyAscii from 'any-ascii';

/**
 * Latin letters of a name, lower case, words joined by one space; other scripts transliterated.
 * Initials stay ("J."), punctuation goes.
 */
export const foldName = (name: string): string =>
  anyAscii(name.normalize('NFC'))
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Habits of transliteration, in the order in which they apply. */
const HABITS: readonly (readonly [RegExp, string])[] = [
  [/shch|schtsch|szcz/g, 'sc'],
  [/tsch|tch|cz/g, 'c'],
  [/dsch|dzh|dj/g, 'j'],
  [/sch|sh|sz/g, 's'],
  [/ch/g, 'c'],
  [/zh|j|y/g, 'i'],
  [/w/g, 'v'],
  [/ck|kh|q|c(?=[aou]|$)/g, 'k'],
  [/x/g, 'ks'],
  [/gh/g, 'g'],
  [/ph|ff/g, 'f'],
  [/ts|tz|z/g, 's'],
  [/ou|oo/g, 'u'],
  [/ee|ei|ie|ii/g, 'i'],
  [/(.)\1+/g, '$1'],
];

const NUMERALS = [
  '',
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
  'xvi',
];

/** The numeral of a monarch or pope: "Charles III" is not "Charles II". One letter may be an initial, "xi" a name. */
const REGNAL = /(?<![^ ])(?:ii|iii|iv|vii?|viii|ix|xii|xiii|xiv|xv|xvi)$/;

/**
 * A key under which the press's spellings of one name fall together: "Lawrow" and "Lavrov", "Selenskyj" and
 * "Zelensky". Different names rarely share a key; it says nothing about likeness otherwise.
 */
export const nameKey = (name: string): string => {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const folded = foldName(name).replace(REGNAL, (numeral) => String(NUMERALS.indexOf(numeral)));
  const key = HABITS.reduce((written, [pattern, by]) => written.replace(pattern, by), folded);
  if (keys.size >= MOST_KEYS) keys.clear();
  if (name.length <= LONGEST_KEPT) keys.set(name, key);
  return key;
};

/** The words of an article recur: asked again, a key costs one look-up. Emptied when full, so that memory stays flat. */
const keys = new Map<string, string>();
const MOST_KEYS = 50_000;
const LONGEST_KEPT = 60;

/** Levenshtein distance of two short strings, or anything above `limit` once it exceeds it. */
export const editDistance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 0;
};
