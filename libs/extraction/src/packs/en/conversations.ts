import { verb } from '../frames';
import type { VerbFrame } from '../pack';

const PHONE = ['phone', 'telephone', 'call'];
const VIDEO = ['video', 'videoconference', 'virtually', 'videolink', 'virtual'];

/** Two who spoke without a word of whom to: these words follow or go before where they spoke to each other. */
const TOGETHER = {
  past: ['again', 'briefly', 'twice', 'for', 'on'].flatMap((next) => [`spoke ${next}`, `talked ${next}`]),
  participle: ['have spoken', 'had spoken', 'last spoke', 'last talked'],
} as const;

/** Verbs of calls, conversations and letters in English; of several for one form the first that finds its parties is believed. */
export const conversations: readonly VerbFrame[] = [
  verb({
    mode: 'video',
    forms: TOGETHER,
    with: ['with', 'to'],
    mutual: true,
    transitive: true,
    needs: VIDEO,
  }),
  verb({ mode: 'call', forms: TOGETHER, with: ['with', 'to'], mutual: true, transitive: true, needs: PHONE }),
  verb({
    mode: 'call',
    forms: { past: ['briefed', 'conferred', 'consulted'], participle: ['briefed'], infinitive: ['brief'] },
    object: 'party',
    with: ['with'],
    personal: true,
    initiates: true,
    needs: PHONE,
  }),
  verb({
    mode: 'call',
    forms: {
      past: ['spoke', 'talked'],
      present: ['speaks', 'talks'],
      participle: ['spoken', 'talked', 'speaking', 'talking'],
      infinitive: ['speak', 'talk'],
    },
    with: ['with', 'to'],
    mutual: true,
    needs: PHONE,
  }),
  verb({
    mode: 'video',
    forms: { past: ['spoke', 'talked', 'met'], infinitive: ['speak', 'meet'], present: ['speaks', 'meets'] },
    with: ['with', 'to'],
    mutual: true,
    needs: VIDEO,
  }),
  verb({
    mode: 'meeting',
    forms: {
      past: ['spoke', 'talked'],
      present: ['speak', 'talk'],
      participle: ['spoken'],
      infinitive: ['speak', 'talk'],
    },
    with: ['with', 'to'],
    mutual: true,
    needs: ['one-on-one', 'face-to-face', 'tête-à-tête'],
  }),
  verb({
    mode: 'unspecified',
    forms: TOGETHER,
    with: ['with', 'to'],
    mutual: true,
    transitive: true,
  }),
  verb({
    mode: 'unspecified',
    forms: {
      past: ['spoke', 'talked', 'conferred', 'consulted'],
      present: ['speaks', 'talks'],
      participle: ['spoken', 'conferred', 'consulted'],
      infinitive: ['speak', 'talk', 'confer', 'consult'],
    },
    with: ['with', 'to'],
  }),
  verb({
    mode: 'call',
    forms: {
      past: ['called', 'phoned', 'telephoned', 'rang'],
      present: ['calls', 'phones', 'rings', 'telephones'],
      participle: ['called', 'phoned', 'telephoned', 'rung'],
      infinitive: ['phone', 'telephone'],
    },
    object: 'party',
    personal: true,
    initiates: true,
    unless: ['a', 'an', 'the', 'for', 'as'],
  }),
  verb({
    mode: 'message',
    forms: {
      past: ['wrote to', 'wrote a letter to'],
      participle: ['written to'],
      present: ['writes to'],
      infinitive: ['write to'],
    },
    object: 'party',
    initiates: true,
  }),
  verb({
    mode: 'call',
    forms: {
      past: ['call', 'phone call', 'telephone call', 'phone conversation', 'telephone conversation'].map(
        (noun) => `had a ${noun}`,
      ),
    },
    with: ['with'],
    mutual: true,
  }),
  verb({
    mode: 'unspecified',
    forms: { past: ['briefed'], present: ['briefs'], participle: ['briefed'], infinitive: ['brief'] },
    object: 'party',
    personal: true,
    initiates: true,
  }),
  verb({
    mode: 'unspecified',
    forms: {
      past: ['exchanged views', 'compared notes', 'caught up', 'held a conversation', 'touched base'],
      infinitive: ['exchange views', 'compare notes', 'catch up'],
      present: ['exchange views', 'compares notes', 'compare notes'],
    },
    with: ['with'],
    mutual: true,
  }),
  verb({
    mode: 'message',
    forms: {
      past: ['sent a letter to', 'sent a message to', 'sent a note to', 'addressed a letter to'],
      participle: ['sent a letter to'],
    },
    object: 'party',
    initiates: true,
  }),
  verb({
    mode: 'unspecified',
    forms: { past: ['discussed'], participle: ['discussed'] },
    mutual: true,
    transitive: true,
  }),
  verb({
    mode: 'message',
    forms: { past: ['handed', 'gave', 'delivered'], participle: ['handed'] },
    object: 'party',
    personal: true,
    needs: ['letter', 'note', 'message'],
  }),
];
