import { fold, isSimilar, looseKey } from './names';

/** A participant as GUIDELINES.md has it, annotated or predicted. */
export interface Participant {
  readonly name: string;
  readonly kind: string;
  readonly country?: string | null;
  readonly mention?: string;
  readonly aliases?: readonly string[];
}

const regions = new Intl.DisplayNames(['en'], { type: 'region' });

const regionName = (code: string | null | undefined): string => {
  try {
    return code ? (regions.of(code) ?? code) : '';
  } catch {
    return code ?? '';
  }
};

const namesOf = ({ name, mention, aliases = [] }: Participant): string[] =>
  [name, mention, ...aliases].filter((value): value is string => Boolean(value));

const sameCountry = (gold: Participant, predicted: Participant): boolean => {
  if (gold.kind !== predicted.kind) return false;
  if (gold.country && predicted.country) return gold.country === predicted.country;
  return fold(gold.name) === fold(predicted.name) || fold(regionName(gold.country)) === fold(predicted.name);
};

const lastWord = (name: string): string => looseKey(name).split(' ').at(-1) ?? '';
const initial = (name: string): string | undefined => looseKey(name)[0];
const isFull = (name: string): boolean => fold(name).includes(' ');

/** Like surnames with agreeing initials, a surname alone agreeing with any. */
const samePerson = (gold: string, predicted: string): boolean =>
  isSimilar(lastWord(gold), lastWord(predicted)) &&
  (initial(gold) === initial(predicted) || !isFull(predicted) || !isFull(gold));

/** Whether a predicted participant is the annotated one: countries by code, others by any of their names. */
export const isSame = (gold: Participant, predicted: Participant): boolean => {
  if (gold.kind === 'country' || predicted.kind === 'country') return sameCountry(gold, predicted);
  const some = (test: (a: string, b: string) => boolean): boolean =>
    namesOf(gold).some((a) => namesOf(predicted).some((b) => test(a, b)));
  if (some((a, b) => fold(a) === fold(b) || looseKey(a) === looseKey(b))) return true;
  if (gold.kind !== 'person' || predicted.kind !== 'person')
    return some((a, b) => isSimilar(looseKey(a), looseKey(b)));
  if (gold.country && predicted.country && gold.country !== predicted.country) return false;
  return some(samePerson);
};
