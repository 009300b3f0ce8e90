import type { Token } from '../../engine/tokens';
import type { Determiner, Pronoun } from '../pack';

const HIS: Pronoun = { gender: 'm' };
const HER: Pronoun = { gender: 'f' };

const owned = (stem: string, owner: Pronoun): (readonly [string, Determiner])[] => [
  [stem, { owner }],
  [`${stem}e`, { owner }],
  [`${stem}en`, { owner, case: 'accusative' }],
  [`${stem}em`, { owner, case: 'dative' }],
  [`${stem}er`, { owner, case: 'dative' }],
  [`${stem}es`, { owner, case: 'genitive' }],
];

/** "der" may be any case, and "die" singular or plural: only what is plain is said. */
export const determiners: ReadonlyMap<string, Determiner> = new Map<string, Determiner>([
  ['der', {}],
  ['die', {}],
  ['das', {}],
  ['den', { case: 'accusative' }],
  ['dem', { case: 'dative' }],
  ['des', { case: 'genitive' }],
  ['ein', {}],
  ['eine', {}],
  ['einen', { case: 'accusative' }],
  ['einem', { case: 'dative' }],
  ['einer', { case: 'dative' }],
  ['eines', { case: 'genitive' }],
  ['dieser', {}],
  ['diesem', { case: 'dative' }],
  ['diesen', { case: 'accusative' }],
  ['dieses', {}],
  ['beide', { plural: true }],
  ...owned('sein', HIS),
  ...owned('ihr', HER),
]);

export const pronouns: ReadonlyMap<string, Pronoun> = new Map<string, Pronoun>([
  ['er', { gender: 'm' }],
  ['ihn', { gender: 'm', object: true }],
  ['ihm', { gender: 'm', object: true }],
  ['dieser', { gender: 'm' }],
  ['sie', { gender: 'f' }],
]);

const STATES = [
  'seiten',
  'länder',
  'staaten',
  'nachbarn',
  'regierungen',
  'ländern',
  'nachbarstaaten',
  'nachbarländer',
];

export const statePair = [
  ...STATES.map((states) => `beide ${states}`),
  ...STATES.map((states) => `beiden ${states}`),
  ...STATES.map((states) => `die beiden ${states}`),
  ...STATES.map((states) => `den beiden ${states}`),
];

export const ofBoth = [
  'beider länder',
  'beider staaten',
  'der beiden länder',
  'der beiden staaten',
  'beider seiten',
];

export const pair = ['beide', 'beiden', 'die beiden'];

const ADJECTIVE = /^[a-zäöüß-]{3,}(?:e|en|er|em|es)$/;
const NO_ADJECTIVE =
  /^(?:aber|oder|einer?|einem|eines|über|unter|hinter|wegen|gegen|neben|zwischen|haben|hatten|wurden?|werden|waren|seiner?|immer|wieder|weiter|dieser?|jeder?|alle|sie|wie|nachdem|trotzdem|zudem|außerdem|deren|denen|ihnen|seine|ihre|keine|habe|hätte|hatte|wollte|sollte|konnte|musste|sagte|erklärte|teilte|während|bisher|ferner|später|früher|gestern|morgen|heute|aller|welche|welcher|diese)$/;

/** Inflected adjectives stand between article and noun; other small words that end alike are no modifiers. */
export const isModifier = (token: Token): boolean =>
  token.kind === 'word' && !token.capital && ADJECTIVE.test(token.norm) && !NO_ADJECTIVE.test(token.norm);

export const prepositions = new Set([
  'mit',
  'zwischen',
  'von',
  'vom',
  'bei',
  'beim',
  'nach',
  'in',
  'im',
  'an',
  'am',
  'auf',
  'aus',
  'zu',
  'zum',
  'zur',
  'für',
  'gegen',
  'über',
  'um',
  'durch',
  'vor',
  'seit',
  'unter',
  'ohne',
  'wegen',
  'trotz',
  'laut',
  'gegenüber',
  'neben',
  'samt',
  'bis',
  'hinter',
  'ins',
]);

export const subordinators = new Set([
  'dass',
  'weil',
  'nachdem',
  'bevor',
  'während',
  'wenn',
  'falls',
  'sofern',
  'ob',
  'als',
  'indem',
  'obwohl',
  'damit',
  'sodass',
  'solange',
  'sobald',
  'wobei',
  'weshalb',
  'wonach',
]);

export const relatives = new Set([
  'der',
  'die',
  'das',
  'dem',
  'den',
  'dessen',
  'deren',
  'denen',
  'wo',
  'welcher',
  'welche',
  'welchem',
]);

const DATIVE_PREPOSITIONS = new Set([
  'mit',
  'von',
  'bei',
  'zwischen',
  'aus',
  'nach',
  'zu',
  'seit',
  'neben',
  'unter',
]);

/** "die Präsidenten", "mit den Außenministern", "zwischen den Präsidenten"; "die Kanzlerin" is one. */
export const isPluralTitle = (
  title: string,
  article: string | undefined,
  before: string | undefined,
): boolean => {
  if (/(?:innen|chefs)$/.test(title) && article !== 'des') return true;
  if (article === 'die') return !/(?:in|e)$/.test(title);
  return article === 'den' && before !== undefined && DATIVE_PREPOSITIONS.has(before);
};
