import { verb } from '../frames';
import type { VerbFrame } from '../pack';

/** Verbs of journeys in English; of several for one form the first that finds its parties is believed. */
export const visits: readonly VerbFrame[] = [
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
    mode: 'visit',
    forms: { past: ['came', 'went', 'landed', 'touched down'], present: ['lands', 'goes on'] },
    to: ['to', 'in'],
  }),
  verb({
    mode: 'visit',
    forms: {
      past: ['invited', 'extended an invitation to'],
      present: ['invites'],
      participle: ['invited', 'inviting'],
      infinitive: ['invite'],
    },
    object: 'party',
    personal: true,
    initiates: true,
    status: 'proposed',
  }),
];
