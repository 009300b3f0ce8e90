import type { Frame, NounFrame, VerbFrame } from '../pack';

const verb = (frame: Omit<VerbFrame, 'type'>): Frame => ({ type: 'verb', ...frame });
const noun = (frame: Omit<NounFrame, 'type'>): Frame => ({ type: 'noun', ...frame });

const PHONE = ['phone', 'telephone', 'call'];
const VIDEO = ['video', 'videoconference', 'virtually', 'videolink', 'virtual'];

/** Verbs and nouns of contact in English. */
export const frames: readonly Frame[] = [
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
    forms: { past: ['called on'], infinitive: ['call on'], present: ['calls on'] },
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
  noun({
    kind: 'event',
    mode: 'call',
    forms: [
      'call',
      'calls',
      'phone call',
      'phone calls',
      'telephone call',
      'phone conversation',
      'telephone conversation',
      'conference call',
    ],
    with: ['with', 'to', 'from'],
  }),
  noun({
    kind: 'event',
    mode: 'video',
    forms: [
      'video call',
      'video conference',
      'videoconference',
      'virtual meeting',
      'virtual summit',
      'video meeting',
      'virtual bilateral',
      'virtual talks',
    ],
    with: ['with'],
  }),
  noun({
    kind: 'event',
    mode: 'meeting',
    forms: [
      'meeting',
      'meetings',
      'summit',
      'encounter',
      'trilateral',
      'tête-à-tête',
      'working lunch',
      'working dinner',
      'bilateral meeting',
      'trilateral meeting',
    ],
    with: ['with'],
  }),
  noun({
    kind: 'talks',
    mode: 'meeting',
    forms: [
      'talks',
      'negotiations',
      'consultations',
      'discussions',
      'round of talks',
      'peace talks',
      'dialogue',
      'boundary talks',
      'direct talks',
    ],
    with: ['with'],
  }),
  noun({ kind: 'event', mode: 'unspecified', forms: ['conversation'], with: ['with'] }),
  noun({
    kind: 'trip',
    mode: 'visit',
    forms: ['visit', 'visits', 'trip', 'state visit', 'official visit', 'travel', 'journey'],
    with: [],
    to: ['to', 'in'],
  }),
];
