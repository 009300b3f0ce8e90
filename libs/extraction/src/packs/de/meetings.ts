import { verb } from '../frames';
import type { VerbFrame } from '../pack';

/** Verbs of meetings in German; of several for one form the first that finds its parties is believed. */
export const meetings: readonly VerbFrame[] = [
  verb({
    mode: 'meeting',
    forms: {
      past: ['besuchte', 'besuchten'],
      present: ['besucht', 'besuchen'],
      participle: ['besucht'],
      infinitive: ['besuchen', 'zu besuchen'],
    },
    object: 'party',
    personal: true,
  }),
  verb({
    mode: 'meeting',
    forms: {
      past: ['traf', 'trafen'],
      present: ['trifft', 'treffen'],
      participle: ['getroffen'],
      infinitive: ['treffen', 'zu treffen'],
    },
    object: 'party',
    with: ['mit'],
    mutual: true,
  }),
  verb({
    mode: 'meeting',
    forms: { past: ['kam', 'kamen'], present: ['kommt', 'kommen'] },
    particle: 'zusammen',
    with: ['mit'],
    mutual: true,
  }),
  verb({
    mode: 'meeting',
    forms: { past: ['traf', 'trafen'], present: ['trifft', 'treffen'] },
    particle: 'zusammen',
    with: ['mit'],
    mutual: true,
  }),
  verb({
    mode: 'meeting',
    forms: { past: ['saß', 'sass', 'saßen', 'sassen', 'setzten', 'setzte'] },
    particle: 'zusammen',
    with: ['mit'],
    mutual: true,
  }),
  verb({
    mode: 'meeting',
    forms: {
      past: ['zusammenkamen', 'zusammenkam', 'zusammentraf', 'zusammentrafen'],
      participle: ['zusammengekommen', 'zusammengetroffen', 'zusammengesessen'],
      infinitive: [
        'zusammenkommen',
        'zusammentreffen',
        'zusammenzukommen',
        'zusammenzutreffen',
        'zusammensetzen',
      ],
    },
    with: ['mit'],
    mutual: true,
  }),
  verb({
    mode: 'meeting',
    forms: {
      past: ['empfing', 'empfingen', 'begrüßte', 'begrüsste', 'begrüßten'],
      present: ['empfängt', 'empfangen', 'begrüßt'],
      participle: ['empfangen', 'begrüßt'],
      infinitive: ['empfangen', 'zu empfangen'],
    },
    object: 'party',
    personal: true,
  }),
  verb({
    mode: 'meeting',
    forms: {
      past: ['verhandelte', 'verhandelten'],
      present: ['verhandelt', 'verhandeln'],
      participle: ['verhandelt'],
      infinitive: ['zu verhandeln', 'verhandeln'],
    },
    with: ['mit'],
    mutual: true,
  }),
  verb({
    mode: 'meeting',
    forms: { present: ['erwartet'], participle: ['erwartet'] },
    object: 'party',
    personal: true,
    status: 'planned',
  }),
  verb({
    mode: 'meeting',
    forms: { past: ['saßen', 'sassen', 'saß', 'sass'], participle: ['gegenübergesessen'] },
    particle: 'gegenüber',
    object: 'party',
    mutual: true,
  }),
  verb({
    mode: 'meeting',
    forms: { past: ['suchte', 'suchten'], present: ['sucht'], participle: ['aufgesucht'] },
    particle: 'auf',
    object: 'party',
    personal: true,
  }),
  verb({
    mode: 'meeting',
    forms: { past: ['hieß', 'hiess', 'hießen'], present: ['heißt'] },
    particle: 'willkommen',
    object: 'party',
    personal: true,
  }),
  verb({
    mode: 'meeting',
    forms: {
      past: ['begegnete', 'begegneten', 'bewirtete'],
      present: ['begegnet'],
      participle: ['begegnet', 'bewirtet'],
    },
    object: 'party',
    personal: true,
    mutual: true,
  }),
  verb({
    mode: 'meeting',
    forms: {
      past: ['tagte', 'tagten', 'dinierte', 'dinierten', 'speiste', 'speisten', 'aß', 'aßen'],
      present: ['tagt', 'tagen', 'isst', 'diniert'],
      participle: ['getagt', 'zu Gast', 'zu Besuch', 'gespeist'],
    },
    with: ['mit', 'bei', 'beim'],
    personal: true,
    mutual: true,
  }),
  verb({
    mode: 'meeting',
    forms: { past: ['unterzeichnete', 'unterschrieb'], participle: ['unterzeichnet', 'unterschrieben'] },
    with: ['mit'],
    personal: true,
  }),
];
