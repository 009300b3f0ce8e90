import type { Token } from '../../engine/tokens';
import type { Determiner, Pronoun } from '../pack';

export const determiners: ReadonlyMap<string, Determiner> = new Map<string, Determiner>([
  ['the', {}],
  ['a', {}],
  ['an', {}],
  ['this', {}],
  ['that', {}],
  ['these', { plural: true }],
  ['both', { plural: true }],
  ['his', { owner: { gender: 'm' } }],
  ['her', { owner: { gender: 'f' } }],
  ['their', { owner: { plural: true } }],
  ['its', {}],
]);

export const pronouns: ReadonlyMap<string, Pronoun> = new Map<string, Pronoun>([
  ['he', { gender: 'm' }],
  ['she', { gender: 'f' }],
  ['him', { gender: 'm', object: true }],
  ['they', { plural: true }],
  ['them', { plural: true, object: true }],
]);

const STATES = [
  'sides',
  'countries',
  'nations',
  'governments',
  'states',
  'neighbours',
  'neighbors',
  'parties',
];

export const statePair = [
  ...STATES.map((states) => `both ${states}`),
  ...STATES.map((states) => `the two ${states}`),
];

export const ofBoth = [
  ...STATES.map((states) => `of both ${states}`),
  ...STATES.map((states) => `of the two ${states}`),
];

export const pair = [
  'both',
  'the two',
  'the pair',
  'the two men',
  'both men',
  'both leaders',
  'the two leaders',
  'the two presidents',
  'both presidents',
];

const MODIFIERS = new Set(
  `new acting former outgoing incoming visiting top senior veteran then current late newly elected newly-elected interim deputy
  vice first two three four five six seven eight nine ten several some other fellow young old longtime caretaker embattled
  exiled chief long-serving high-ranking high-level unnamed ousted transitional special international federal northern southern
  rotating local regional key main big more many all most supreme de facto visiting counterpart northern neighbouring official
  private joint civilian opposition military government`.split(/\s+/),
);

/** Written with a capital before a title: "Acting Prime Minister". */
const TITLE_MODIFIERS = new Set(['acting', 'interim', 'outgoing', 'incoming', 'caretaker']);

export const isModifier = (token: Token): boolean =>
  token.kind === 'word' && (token.capital ? TITLE_MODIFIERS : MODIFIERS).has(token.norm);

export const prepositions = new Set([
  'with',
  'between',
  'among',
  'of',
  'by',
  'to',
  'from',
  'in',
  'at',
  'on',
  'for',
  'into',
  'near',
  'against',
  'about',
  'over',
  'after',
  'before',
  'under',
  'during',
  'since',
  'through',
  'via',
  'alongside',
  'towards',
  'toward',
  'behind',
  'around',
  'across',
  'opposite',
  'without',
  'despite',
  'including',
  'like',
  'outside',
  'inside',
  'along',
]);

export const subordinators = new Set([
  'that',
  'because',
  'while',
  'when',
  'if',
  'unless',
  'although',
  'though',
  'whether',
  'but',
  'where',
  'which',
  'who',
  'whom',
  'whose',
]);

export const relatives = new Set(['who', 'which', 'whom', 'whose', 'where']);

/** "presidents", "foreign ministers", but "secretary for foreign affairs". */
export const isPluralTitle = (title: string): boolean =>
  /(?:[^s]s|men)$/.test(title) && !/affairs|states/.test(title);
