import { eld } from 'eld/small';

/** Longest stretch of the text that the language is read from, in UTF-16 code units. */
const SAMPLE = 1_500;

/** The language of an article (ISO 639-1), or `und` where it cannot be told. */
export const languageOf = (title: string, text: string): string => {
  const sample = `${title}\n${text.slice(0, SAMPLE)}`.toWellFormed();
  return eld.detect(sample).language || 'und';
};
