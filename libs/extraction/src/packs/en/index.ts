import { nounWords } from '../frames';
import type { LanguagePack } from '../pack';
import { citing } from './citing';
import { conversations } from './conversations';
import { dateAt } from './dates';
import { meetings } from './meetings';
import { honorifics, notNames, particles } from './names';
import { nouns } from './nouns';
import { moves, status } from './status';
import { bodies, looseTitles } from './titles';
import { visits } from './visits';
import {
  determiners,
  isModifier,
  isPluralTitle,
  ofBoth,
  pair,
  prepositions,
  pronouns,
  relatives,
  statePair,
  subordinators,
} from './words';

/** English. */
export const en: LanguagePack = {
  lang: 'en',
  adjectiveEndings: [],
  genitivesOf: () => [],
  abbreviations: new Set(
    'mr mrs ms dr st gen lt col sen rep gov prof jan feb mar apr jun jul aug sept sep oct nov dec no vs u.s u.n'.split(
      ' ',
    ),
  ),
  ordinalDot: false,
  capitalisedNouns: false,
  separateAppointments: true,
  adverbs: new Set(
    'again together briefly privately virtually today yesterday tomorrow face one-on-one separately twice this last late early personally also'.split(
      ' ',
    ),
  ),
  determiners,
  pronouns,
  pair,
  isModifier,
  isPluralTitle,
  particles,
  leadingParticles: new Set(['von', 'van']),
  portfolioWords: new Set(['for', 'on']),
  titleLinks: new Set(['the', 'of', 'and', 'for', 'to', 'on']),
  demonyms: /^\p{Lu}\p{L}+(?:ian|ean|ese|ish)$/u,
  attendance: new Set(['attended', 'joined']),
  genitiveArticles: new Set([]),
  honorifics,
  coordinators: ['and', '&', 'or'],
  prepositions,
  locatives: new Set(['in', 'at', 'to', 'from', 'into', 'near', 'outside']),
  ofWords: new Set(['of']),
  fromWords: new Set(['from']),
  includingWords: new Set(['including']),
  statePair,
  ofBoth,
  betweenWords: new Set(['between', 'among']),
  byWords: new Set(['by']),
  passiveWords: new Set(['was', 'were', 'been', 'be', 'being', 'is', 'are']),
  auxiliaries: new Set(['has', 'have', 'had', 'was', 'were', 'been', 'is', 'are', 'be', 'being']),
  bodies,
  subordinators,
  comparatives: new Set([]),
  relatives,
  restrictive: new Set(['that', 'which', 'who']),
  nationalTitles: /^(?:kremlin|taliban|u\.?s\.?$)/,
  commonTitles: new Set(['president', 'presidents', 'leader', 'leaders', 'ruler']),
  whereWords: new Set(['where']),
  infinitive: /^$/,
  infinitiveWords: new Set([]),
  looseTitles,
  notNames: new Set([...notNames, ...nounWords(nouns)]),
  background: ['since', 'last met', 'previous', 'previously', 'last time', 'earlier'],
  firstWords: new Set(['first']),
  dateLinks: new Set([]),
  anterior: ['had'],
  sinceWords: new Set(['since', 'until', 'than']),
  former: new Set(['former', 'then', 'ex', 'ousted', 'predecessor']),
  capitalNouns: new Set(['capital']),
  supports: new Set(
    'took hosted attended held hold holding holds began opened started resumed concluded followed participated joined participating attending co-hosted co-chaired chaired continued led'.split(
      ' ',
    ),
  ),
  supportPrepositions: new Set(['during', 'after', 'at', 'in', 'for', 'following']),
  speech: new Set(['said', 'says', 'told', 'added', 'announced', 'wrote']),
  personPrepositions: new Set(['with', 'by', 'between']),
  conditionals: new Set(['if', 'unless', 'whether']),
  occasionWords: new Set(['in', 'during', 'by', 'on', 'over']),
  addressVerbs: new Set(
    `told assured informed asked urged thanked congratulated warned briefed invited reminded reassured pressed promised
    condoled pledged`.split(/\s+/),
  ),
  earlierWords: new Set(['previous', 'last', 'preceding', 'earlier']),
  definiteWords: new Set(['the', 'those', 'this', 'that', 'his', 'her', 'their']),
  topicWords: new Set(['about', 'over', 'regarding', 'against']),
  demandNouns: new Set(['question', 'idea', 'prospect', 'prospects', 'hopes', 'hope', 'demand']),
  sequenceWords: new Set(['separately', 'then', 'later', 'afterwards']),
  modals: new Set('will would shall could may might should must'.split(' ')),
  doubts: new Set(['rumours', 'rumors', 'speculation', 'rumoured', 'rumored']),
  apartWords: new Set(['separately', 'successively']),
  oneTable: new Set('host hosts hosting trilateral jointly together gathering quad'.split(' ')),
  besideWords: new Set(['together', 'along', 'accompanied', 'joined', 'flanked']),
  otherCompounds: /^$/,
  gatherings:
    /(?:(?<!press |news |phone |video )conference|\b(?:nato|eu|un|g7|g20|g8|asean|brics|apec|ecowas|mercosur|20|seven) summit)$/,
  summits: new Set(['summit']),
  again: {
    second: ['second', 'again', 'once more'],
    sameDay: [
      'that day',
      'the same day',
      'of the day',
      'in a day',
      'in one day',
      'within hours',
      'hours later',
      'on one day',
    ],
  },
  frames: [...conversations, ...meetings, ...visits, ...nouns],
  tripCompounds: [],
  compoundHeads: [],
  status,
  moves,
  citing,
  initiative: [
    'at the request of',
    'at the invitation of',
    'at the initiative of',
    'on the initiative of',
    'initiated by',
    'requested by',
  ],
  dateAt,
};
