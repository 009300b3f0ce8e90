import { verb } from '../frames';
import type { VerbFrame } from '../pack';

const TALK = ['telefon', 'telefonisch', 'telefonat', 'fernmündlich'];
const VIDEO = ['video', 'videokonferenz', 'videoschalte', 'videoschaltung', 'videolink', 'videogespräch'];

/** Verbs of calls, conversations and letters in German; of several for one form the first that finds its parties is believed. */
export const conversations: readonly VerbFrame[] = [
  verb({
    mode: 'video',
    forms: {
      past: ['sprach', 'sprachen', 'beriet', 'berieten', 'konferierte', 'konferierten'],
      present: ['spricht', 'sprechen', 'berät', 'beraten'],
      participle: ['gesprochen', 'beraten'],
      infinitive: ['sprechen', 'beraten'],
    },
    with: ['mit'],
    mutual: true,
    needs: VIDEO,
  }),
  verb({
    mode: 'video',
    forms: { past: ['schalteten', 'schaltete'], present: ['schalten', 'schaltet'] },
    particle: 'zusammen',
    with: ['mit'],
    mutual: true,
    needs: VIDEO,
  }),
  verb({
    mode: 'call',
    forms: {
      past: ['beriet', 'berieten', 'austauschte', 'austauschten', 'versicherte'],
      participle: ['beraten', 'ausgetauscht', 'eingeredet'],
      infinitive: ['beraten', 'austauschen'],
    },
    with: ['mit', 'auf'],
    mutual: true,
    needs: TALK,
  }),
  verb({
    mode: 'call',
    forms: { past: ['meldete'], participle: ['gemeldet'] },
    with: ['bei', 'beim'],
    personal: true,
    needs: ['sich'],
    initiates: true,
  }),
  verb({
    mode: 'call',
    forms: {
      past: ['telefonierte', 'telefonierten'],
      present: ['telefoniert', 'telefonieren'],
      participle: ['telefoniert'],
      infinitive: ['telefonieren', 'zu telefonieren'],
    },
    with: ['mit'],
    mutual: true,
  }),
  verb({
    mode: 'call',
    forms: {
      past: ['rief', 'riefen'],
      present: ['ruft', 'rufen'],
    },
    particle: 'an',
    object: 'party',
    personal: true,
    initiates: true,
  }),
  verb({
    mode: 'call',
    forms: { past: ['anrief', 'anriefen'], participle: ['angerufen'], infinitive: ['anrufen', 'anzurufen'] },
    object: 'party',
    personal: true,
    initiates: true,
  }),
  verb({
    mode: 'call',
    forms: {
      past: ['sprach', 'sprachen'],
      present: ['spricht', 'sprechen'],
      participle: ['gesprochen'],
      infinitive: ['sprechen'],
    },
    with: ['mit'],
    mutual: true,
    needs: TALK,
  }),
  verb({
    mode: 'call',
    forms: { past: ['schalteten', 'schaltete'] },
    particle: 'zusammen',
    with: ['mit'],
    mutual: true,
  }),
  verb({
    mode: 'unspecified',
    forms: {
      past: ['sprachen', 'redeten'],
      participle: ['gesprochen', 'geredet'],
      infinitive: ['sprechen', 'reden'],
    },
    with: ['mit'],
    mutual: true,
    needs: ['miteinander'],
  }),
  verb({
    mode: 'unspecified',
    forms: {
      past: ['sprach', 'sprachen', 'redete', 'redeten'],
      present: ['spricht', 'sprechen', 'redet', 'reden'],
      participle: ['gesprochen', 'geredet'],
      infinitive: ['sprechen', 'zu sprechen', 'reden'],
    },
    with: ['mit'],
    without: ['sich'],
  }),
  verb({
    mode: 'unspecified',
    forms: {
      past: ['beriet', 'berieten'],
      present: ['berät', 'beraten'],
      participle: ['beraten'],
      infinitive: ['beraten', 'zu beraten'],
    },
    with: ['mit'],
  }),
  verb({
    mode: 'unspecified',
    forms: {
      past: ['unterhielt', 'unterhielten', 'austauschte', 'austauschten'],
      participle: ['ausgetauscht', 'unterhalten'],
      infinitive: ['austauschen', 'auszutauschen'],
    },
    with: ['mit'],
  }),
  verb({
    mode: 'unspecified',
    forms: { past: ['tauschte', 'tauschten', 'stimmte', 'stimmten'], present: ['tauscht', 'tauschen'] },
    particle: 'aus',
    with: ['mit'],
    mutual: true,
  }),
  verb({
    mode: 'unspecified',
    forms: {
      past: ['informierte', 'unterrichtete'],
      participle: ['informiert', 'unterrichtet'],
      infinitive: ['informieren', 'unterrichten'],
    },
    object: 'party',
    personal: true,
    initiates: true,
  }),
  verb({
    mode: 'unspecified',
    forms: {
      past: ['konferierte', 'konferierten', 'unterredete', 'konsultierte', 'konsultierten'],
      participle: ['konsultiert', 'konferiert'],
      infinitive: ['konferieren', 'konsultieren'],
    },
    with: ['mit'],
    object: 'party',
    mutual: true,
  }),
  verb({
    mode: 'message',
    forms: { past: ['schrieb', 'schickte', 'sandte', 'richtete'], participle: ['geschrieben', 'geschickt'] },
    with: ['an'],
    personal: true,
    initiates: true,
    needs: ['brief', 'schreiben', 'telegramm', 'botschaft', 'glückwunschtelegramm'],
  }),
  verb({
    mode: 'message',
    forms: { past: ['übergab', 'übermittelte'], participle: ['übergeben', 'übermittelt'] },
    object: 'party',
    personal: true,
    needs: ['brief', 'schreiben', 'telegramm', 'botschaft', 'note'],
  }),
  verb({
    mode: 'unspecified',
    forms: { past: ['erörterten', 'besprachen'], participle: ['erörtert', 'besprochen'] },
    with: ['mit'],
    mutual: true,
  }),
];
