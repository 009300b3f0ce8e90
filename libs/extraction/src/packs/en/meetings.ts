import { verb } from '../frames';
import type { VerbFrame } from '../pack';

/** Verbs of meetings in English; of several for one form the first that finds its parties is believed. */
export const meetings: readonly VerbFrame[] = [
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
    mode: 'meeting',
    forms: {
      past: [
        ...['meeting', 'working meeting', 'bilateral meeting', 'private meeting'].map(
          (noun) => `had a ${noun}`,
        ),
        'had an audience',
        'had dinner',
        'had lunch',
        'had breakfast',
        'had discussions',
        'negotiated',
        'convened',
        'dined',
        'breakfasted',
        'sat around a table',
        'lunched',
      ],
      present: ['negotiates', 'convene', 'negotiate'],
      participle: ['negotiating'],
      infinitive: ['negotiate', 'confer', 'convene', 'sit down'],
    },
    with: ['with'],
    mutual: true,
  }),
  verb({
    mode: 'meeting',
    forms: { infinitive: ['will discuss', 'are to discuss', 'are due to discuss'] },
    mutual: true,
    transitive: true,
    status: 'planned',
  }),
  verb({
    mode: 'meeting',
    forms: { past: ['signed', 'inked'], participle: ['signed'] },
    with: ['with'],
    personal: true,
  }),
];
