import type { VerbFrame } from '../pack';

const verb = (frame: Omit<VerbFrame, 'type'>): VerbFrame => ({ type: 'verb', ...frame });

const PHONE = ['phone', 'telephone', 'call'];
const VIDEO = ['video', 'videoconference', 'virtually', 'videolink', 'virtual'];

/** Verbs of contact in English; of several for one form the first that finds its parties is believed. */
export const verbs: readonly VerbFrame[] = [
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
    mode: 'meeting',
    forms: {
      past: ['met'],
      present: ['meets'],
      participle: ['met', 'meeting'],
      infinitive: ['meet'],
    },
    object: 'party',
    with: ['with'],
    mutual: true,
  }),
  verb({
    mode: 'meeting',
    forms: {
      past: ['received', 'welcomed', 'hosted', 'greeted'],
      present: ['receives', 'welcomes', 'hosts', 'greets'],
      participle: ['received', 'welcomed', 'hosted', 'greeted', 'hosting'],
      infinitive: ['receive', 'welcome', 'host'],
    },
    object: 'party',
    personal: true,
    unless: ["'s"],
  }),
  verb({
    mode: 'meeting',
    forms: { past: ['called on'] },
    object: 'party',
    personal: true,
    unless: ['to', 'for'],
  }),
  verb({
    mode: 'meeting',
    forms: { infinitive: ['see'] },
    object: 'party',
    personal: true,
    unless: ['as', 'to'],
  }),
  verb({
    mode: 'meeting',
    forms: {
      past: [
        'sat down',
        'huddled',
        'sat opposite',
        'faced each other',
        'came face to face',
        'came together',
        'held talks',
        'had talks',
      ],
      infinitive: ['sit down', 'hold talks', 'come together'],
      present: ['sits down', 'holds talks', 'hold talks'],
      participle: ['holding talks'],
    },
    with: ['with', 'opposite'],
    mutual: true,
  }),
  verb({
    mode: 'visit',
    forms: {
      past: ['visited', 'toured'],
      present: ['visits'],
      participle: ['visited', 'visiting'],
      infinitive: ['visit'],
    },
    object: 'either',
    unless: ["'s"],
    to: ['to', 'in'],
  }),
  verb({
    mode: 'visit',
    forms: {
      past: ['travelled', 'traveled', 'flew', 'arrived', 'journeyed', 'flew into', 'stopped over'],
      present: ['travels', 'flies', 'arrives', 'heads'],
      participle: ['travelled', 'traveled', 'flown', 'arrived', 'travelling', 'traveling', 'flying'],
      infinitive: ['travel', 'fly', 'arrive'],
    },
    to: ['to', 'in', 'into'],
  }),
  verb({
    mode: 'meeting',
    forms: {
      past: ['dined', 'lunched', 'sat across'],
      infinitive: ['dine'],
      participle: ['dined'],
    },
    with: ['with', 'from'],
    mutual: true,
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
    mode: 'meeting',
    forms: {
      past: [
        ...['meeting', 'working meeting', 'bilateral meeting', 'private meeting'].map((noun) => `had a ${noun}`),
        'had an audience',
        'had dinner',
        'had lunch',
        'had breakfast',
        'had discussions',
        'negotiated', 'convened', 'dined', 'breakfasted', 'sat around a table', 'lunched'],
      present: ['negotiates', 'convene', 'negotiate'],
      participle: ['negotiating'],
      infinitive: ['negotiate', 'confer', 'convene', 'sit down'],
    },
    with: ['with'],
    mutual: true,
  }),
  verb({
    mode: 'visit',
    forms: { past: ['came', 'went', 'landed', 'touched down'], present: ['lands', 'goes on'] },
    to: ['to', 'in'],
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
];
