import { nounWords } from '../frames';
import type { LanguagePack } from '../pack';
import { citing } from './citing';
import { conversations } from './conversations';
import { dateAt } from './dates';
import { meetings } from './meetings';
import { honorifics, notNames, particles } from './names';
import { compoundHeads, nouns, tripCompounds } from './nouns';
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

const PLACE_PREPOSITIONS = ['in', 'im', 'nach', 'aus', 'bei', 'am', 'auf', 'ins'];

/** German. */
export const de: LanguagePack = {
  lang: 'de',
  adjectiveEndings: ['e', 'en', 'er', 'es', 'em'],
  abbreviations: new Set([
    'dr',
    'prof',
    'bzw',
    'ca',
    'z',
    'b',
    'd',
    'h',
    'st',
    'nr',
    'usw',
    'u',
    'a',
    'vgl',
    'rd',
    'mio',
    'mrd',
    'o',
  ]),
  genitivesOf: (form) => (/^\p{Lu}\p{L}+[^sxzß\P{Ll}]$/u.test(form) ? [`${form}s`] : []),
  ordinalDot: true,
  capitalisedNouns: true,
  separateAppointments: false,
  adverbs: new Set([]),
  determiners,
  pronouns,
  pair,
  isModifier,
  isPluralTitle,
  particles,
  leadingParticles: new Set(['von', 'van']),
  portfolioWords: new Set([]),
  titleLinks: new Set([]),
  demonyms: /^$/,
  attendance: new Set(['teilnahmen', 'teilnahm', 'teilnehmen', 'teilgenommen', 'beteiligten', 'mitwirkten']),
  genitiveArticles: new Set(['der', 'des']),
  honorifics,
  coordinators: ['und', 'sowie', 'oder'],
  prepositions,
  locatives: new Set(PLACE_PREPOSITIONS),
  ofWords: new Set(['von']),
  fromWords: new Set(['aus']),
  includingWords: new Set(['darunter', 'einschließlich', 'etwa']),
  statePair,
  ofBoth,
  betweenWords: new Set(['zwischen']),
  byWords: new Set(['von', 'vom', 'durch']),
  passiveWords: new Set(['wurde', 'wurden', 'worden', 'wird', 'werden', 'werde']),
  auxiliaries: new Set(
    'hat haben hatte hatten habe hätten hätte ist sind war waren sei seien wurde wurden worden'.split(' '),
  ),
  bodies,
  subordinators,
  comparatives: new Set([
    'mehr',
    'weniger',
    'anders',
    'länger',
    'früher',
    'später',
    'kürzer',
    'höher',
    'besser',
  ]),
  relatives,
  restrictive: new Set([]),
  nationalTitles: /^(?:us-|kreml|taliban|außenamts)/,
  commonTitles: new Set(['präsident', 'präsidenten', 'präsidentin', 'regierungschef', 'ministerpräsident']),
  whereWords: new Set(['wo']),
  infinitive: /(?:^| )(?:zu \p{L}+n|\p{L}{2,}zu\p{L}{3,}n)$/u,
  infinitiveWords: new Set(['um', 'ohne', 'statt']),
  looseTitles,
  notNames: new Set([...notNames, ...nounWords(nouns)]),
  background: [
    'zuletzt',
    'seit',
    'erstmals seit',
    'bereits im',
    'schon im',
    'damals',
    'das letzte mal',
    'letztmals',
    'früher',
  ],
  anterior: ['hatte', 'hatten'],
  sinceWords: new Set(['seit', 'bis', 'als']),
  former: new Set([
    'ehemalige',
    'ehemaligen',
    'ehemaliger',
    'früheren',
    'frühere',
    'früherer',
    'damaligen',
    'damalige',
    'damaliger',
  ]),
  capitalNouns: new Set(['hauptstadt']),
  supports: new Set(
    `führte führten führen geführt führt hielt hielten abgehalten begann begannen begonnen aufgenommen fand fanden
    teilnahmen teilnahm teilnehmen teilgenommen nahmen nahm absolvierte absolvierten lief liefen läuft laufen
    stattgefunden eingetroffen aufgebrochen befindet weilt stattete dauerte dauerten eröffnete fortgesetzt fortgeführt`.split(
      /\s+/,
    ),
  ),
  supportPrepositions: new Set(['nach', 'bei', 'während', 'beim', 'in']),
  speech: new Set(
    'sagte sagten erklärte berichtete teilte betonte kündigte schrieb meinte hieß verkündete bestätigte äußerte'.split(
      ' ',
    ),
  ),
  personPrepositions: new Set(['mit', 'von', 'bei', 'zwischen']),
  conditionals: new Set(['wenn', 'falls', 'sofern', 'ob']),
  occasionWords: new Set(['in', 'bei', 'während', 'am', 'per']),
  addressVerbs: new Set(
    `sagte gesagt versicherte versichert dankte gedankt gratulierte gratuliert forderte aufgefordert informierte informiert
    warnte gewarnt bat gebeten drängte gedrängt mahnte ermahnte gemacht versprach versprochen zugesagt sicherte zugesichert
    kondolierte bestärkte riet geraten unterrichtete unterrichtet lud eingeladen erklärte erläuterte erläutert`.split(
      /\s+/,
    ),
  ),
  earlierWords: new Set(
    'vorige vorigen voriges letzte letzten letztes vorangegangene vorangegangenen frühere früheren'.split(
      ' ',
    ),
  ),
  definiteWords: new Set([
    'der',
    'die',
    'das',
    'dem',
    'den',
    'diese',
    'dieses',
    'dieser',
    'sein',
    'seine',
    'ihre',
    'ihr',
  ]),
  topicWords: new Set(['über', 'gegen', 'um', 'für']),
  demandNouns: new Set(['frage', 'fragen', 'forderung', 'wunsch', 'ruf', 'suche', 'datum', 'termin']),
  sequenceWords: new Set(['dann', 'danach', 'anschließend', 'anschliessend', 'später', 'schließlich']),
  modals: new Set(
    'soll sollen wird werden werde will wollen wollte wollten könnte könnten möchte möchten sollte sollten'.split(
      ' ',
    ),
  ),
  doubts: new Set(['spekulationen', 'spekulation', 'gerüchte', 'gerüchten', 'angeblich']),
  apartWords: new Set(['nacheinander', 'getrennt', 'jeweils', 'einzeln', 'reihe', 'zunächst', 'zuerst']),
  besideWords: new Set(['zusammen', 'gemeinsam', 'neben']),
  otherCompounds:
    /^(?:beitritts|koalitions|tarif|fernseh|presse|hintergrund|selbst|vor|sondierungs|interview)/,
  frames: [...conversations, ...meetings, ...visits, ...nouns],
  tripCompounds,
  compoundHeads,
  status,
  moves,
  citing,
  initiative: [
    'auf Initiative',
    'auf Wunsch',
    'auf Bitte',
    'auf Bitten',
    'auf Ersuchen',
    'Initiative ging',
    'ging die Initiative',
    'Initiative dazu ging',
    'auf Einladung',
    'Initiative zu dem Gespräch ging',
  ],
  dateAt,
};
