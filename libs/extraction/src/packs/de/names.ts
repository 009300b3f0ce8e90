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
]);

export const honorifics = new Set([
  'herr',
  'herrn',
  'frau',
  'dr',
  'prof',
  'general',
  'scheich',
  'prinz',
  'erbprinz',
  'graf',
  'oberst',
  'admiral',
]);

/** Capitalised words that follow titles or stand in pairs without being names. */
export const notNames = new Set(
  `montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli august
  september oktober november dezember anfang ende mitte uhr euro dollar prozent millionen milliarden woche wochen tag tage
  monat monaten jahr jahre jahren gespräch gespräche treffen telefonat besuch reise gipfel abend morgen nachmittag
  per video rande seite seiten land länder außenamt kreml haus angaben sprecher frage fragen thema staat staaten`.split(
    /\s+/,
  ),
);
