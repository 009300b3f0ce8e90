import type { Article } from '@chancery/contracts';

/** A German report of a telephone call of two foreign ministers on 15 February 2025, unless told otherwise. */
export const article = (id: string, changes: Partial<Article> = {}): Article => ({
  id,
  outlet: { name: 'Nordpost', domain: 'nordpost.example', country: 'DE' },
  lang: 'de',
  publishedAt: '2025-02-15T20:10:00+01:00',
  title: 'Rubio und Lawrow telefonieren',
  text: 'US-Außenminister Marco Rubio hat am Samstag mit seinem russischen Amtskollegen Sergej Lawrow telefoniert. Das teilte das Außenministerium in Washington mit.',
  ...changes,
});

/** Pairs of foreign ministers at the beginning of 2025, for articles on different occasions. */
const MINISTERS = [
  ['Der britische Außenminister David Lammy', 'dem polnischen Außenminister Radosław Sikorski'],
  ['Der französische Außenminister Jean-Noël Barrot', 'dem ukrainischen Außenminister Andrij Sybiha'],
  ['Der türkische Außenminister Hakan Fidan', 'dem iranischen Außenminister Abbas Araghtschi'],
  ['Der indische Außenminister Subrahmanyam Jaishankar', 'dem chinesischen Außenminister Wang Yi'],
] as const;

/** The `n`-th of many articles, each on another pair or day: no two of them tell of the same occasion. */
export const oneOfMany = (n: number, prefix = 'many'): Article => {
  const [a, b] = MINISTERS[n % MINISTERS.length]!;
  const day = new Date(Date.UTC(2012, 0, 2) + Math.floor(n / MINISTERS.length) * 86_400_000);
  const spelled = day.toLocaleDateString('de-DE', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return article(`${prefix}-${n}`, {
    publishedAt: `${day.toISOString().slice(0, 10)}T18:00:00Z`,
    title: `Telefonat am ${spelled}`,
    text: `${a} hat am ${spelled} mit ${b} telefoniert.`,
  });
};
