/** Names as the score compares them: spellings of the press fall together, different names stay apart. */

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ґ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  đ: 'd',
  ı: 'i',
};

/** Lower case, no accents, Cyrillic as Latin, words joined by one space. */
export const fold = (text: string): string =>
  Array.from(text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, ''), (char) => CYRILLIC[char] ?? char)
    .join('')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const HABITS: readonly (readonly [RegExp, string])[] = [
  [/schtsch|shch|tsch|tch|ch/g, 'c'],
  [/sch|sh/g, 's'],
  [/zh|j|y/g, 'i'],
  [/w/g, 'v'],
  [/ck|kh|q|x/g, 'k'],
  [/ph|ff/g, 'f'],
  [/ts|tz|z/g, 's'],
  [/ou|oo|u/g, 'u'],
  [/ee|ei|ie|ii|ij/g, 'i'],
  [/(.)\1+/g, '$1'],
];

/** A key on which habits of transliteration agree. */
export const looseKey = (name: string): string =>
  HABITS.reduce((key, [pattern, by]) => key.replace(pattern, by), fold(name));

const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const swap = row[j]! + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, swap));
    }
    row = next;
  }
  return row[b.length]!;
};

/** Whether at most a fifth of the longer of two strings must be edited to get the other one. */
export const isSimilar = (a: string, b: string): boolean => {
  const longest = Math.max(a.length, b.length);
  return longest > 0 && 1 - distance(a, b) / longest >= 0.8;
};
