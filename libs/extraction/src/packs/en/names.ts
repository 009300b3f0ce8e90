/** Lower-case words inside names. */
export const particles = new Set([
  'von',
  'van',
  'der',
  'den',
  'de',
  'del',
  'da',
  'dos',
  'di',
  'bin',
  'ibn',
  'al',
  'el',
  'ben',
  'zu',
  'ould',
  'ter',
  'du',
  'la',
]);

export const honorifics = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'sir',
  'general',
  'gen',
  'lord',
  'sheikh',
  'his',
  'majesty',
  'excellency',
  'prince',
  'cardinal',
  'archbishop',
  'highness',
  'royal',
  'dame',
  'lieutenant',
  'colonel',
  'admiral',
]);

/** Capitalised words that follow titles or stand in pairs without being names. */
export const notNames = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december i we you he she they it the a an and but for in on at to of his her their our my
  visits returns meets hails member members readout hosts travels speaks with from call calls meeting meetings talks visit summit travel trip joint statement remarks readout department office ministry
  affairs security council house senate parliament general secretary minister state relations north south east west
  today yesterday tomorrow civil society women youth business labor labour student students community leaders families`.split(
    /\s+/,
  ),
);
