import { verb } from '../frames';
import type { VerbFrame } from '../pack';

/** Verbs of journeys in German; of several for one form the first that finds its parties is believed. */
export const visits: readonly VerbFrame[] = [
  verb({
    mode: 'visit',
    forms: {
      past: ['besuchte', 'besuchten'],
      present: ['besucht', 'besuchen'],
      participle: ['besucht'],
      infinitive: ['besuchen', 'zu besuchen'],
    },
    object: 'place',
  }),
  verb({
    mode: 'visit',
    forms: {
      past: ['reiste', 'reisten', 'flog', 'flogen'],
      present: ['reist', 'reisen', 'fliegt', 'fliegen'],
      participle: ['gereist', 'geflogen', 'weitergereist', 'aufgebrochen'],
      infinitive: ['reisen', 'fliegen', 'zu reisen', 'weiterreisen'],
    },
    to: ['nach', 'in', 'im', 'ins'],
  }),
  verb({
    mode: 'visit',
    forms: {
      past: ['traf', 'trafen', 'brach', 'brachen'],
      present: ['trifft'],
      participle: ['eingetroffen', 'angekommen', 'angereist'],
    },
    to: ['nach', 'in', 'im', 'ins'],
    particle: 'ein',
  }),
  verb({
    mode: 'visit',
    forms: { participle: ['erwartet'], present: ['weilt', 'weilen'], past: ['weilte', 'weilten', 'landete'] },
    to: ['in', 'im'],
  }),
  verb({
    mode: 'visit',
    forms: {
      past: ['fuhr', 'fuhren', 'begab', 'begaben', 'kam', 'kamen'],
      present: ['kommt', 'kommen'],
      participle: ['gefahren', 'weitergeflogen'],
    },
    to: ['nach'],
  }),
  verb({
    mode: 'visit',
    forms: { past: ['lud', 'luden'], present: ['lädt', 'laden'] },
    particle: 'ein',
    object: 'party',
    personal: true,
    initiates: true,
    status: 'proposed',
  }),
  verb({
    mode: 'visit',
    forms: { participle: ['eingeladen'], infinitive: ['einladen', 'einzuladen'] },
    object: 'party',
    personal: true,
    initiates: true,
    status: 'proposed',
  }),
];
