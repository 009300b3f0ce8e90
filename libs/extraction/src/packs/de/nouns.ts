import type { NounFrame } from '../pack';

const noun = (frame: Omit<NounFrame, 'type'>): NounFrame => ({ type: 'noun', ...frame });

/** Nouns of contact in German. */
export const nouns: readonly NounFrame[] = [
  noun({
    kind: 'event',
    mode: 'call',
    forms: [
      'Telefonat',
      'Telefonats',
      'Telefonate',
      'Telefongespräch',
      'Telefongesprächs',
      'Telefonanruf',
      'Telefonkonferenz',
    ],
    with: ['mit'],
  }),
  noun({
    kind: 'event',
    mode: 'video',
    forms: ['Videokonferenz', 'Videoschalte', 'Videogespräch', 'Videoschaltung', 'Video-Gespräch', 'Videogipfel'],
    with: ['mit'],
  }),
  noun({
    kind: 'event',
    mode: 'meeting',
    forms: [
      'Treffen',
      'Treffens',
      'Begegnung',
      'Zusammenkunft',
      'Unterredung',
      'Zusammentreffen',
      'Vieraugengespräch',
      'Gipfeltreffen',
      'Gipfeltreffens',
      'Spitzentreffen',
      'Gipfel',
      'Gipfels',
      'Arbeitstreffen',
      'Dreiertreffen',
      'Außenministertreffen',
      'Krisentreffen',
    ],
    with: ['mit', 'bei'],
  }),
  noun({
    kind: 'talks',
    mode: 'meeting',
    forms: [
      'Gespräche',
      'Gesprächen',
      'Verhandlungen',
      'Konsultationen',
      'Beratungen',
      'Unterredungen',
      'Friedensgespräche',
      'Friedensgesprächen',
      'Verhandlungsrunde',
      'Gesprächsrunde',
      'Friedensverhandlungen',
      'Verhandlung',
    ],
    with: ['mit'],
  }),
  noun({ kind: 'event', mode: 'unspecified', forms: ['Gespräch', 'Gesprächs', 'Gespräches'], with: ['mit'] }),
  noun({
    kind: 'trip',
    mode: 'visit',
    forms: [
      'Besuch',
      'Besuchs',
      'Besuches',
      'Reise',
      'Staatsbesuch',
      'Antrittsbesuch',
      'Arbeitsbesuch',
      'Kurzbesuch',
      'Überraschungsbesuch',
      'Ankunft',
      'Antrittsreise',
      'Flug',
    ],
    with: ['bei'],
    to: ['nach', 'in', 'im', 'ins'],
  }),
  noun({
    kind: 'event',
    mode: 'meeting',
    forms: [
      'Dreiergipfel',
      'Arbeitsessen',
      'Abendessen',
      'Mittagessen',
      'Audienz',
      'Vier-Augen-Gespräch',
      'Krisengespräch',
      'Spitzengespräch',
      'Ministertreffen',
      'Dreiergespräch',
    ],
    with: ['mit', 'bei'],
  }),
  noun({
    kind: 'event',
    mode: 'call',
    forms: ['Telefonate', 'Telefonaten', 'Telefonschalte', 'Telefongespräche'],
    with: ['mit'],
  }),
  noun({
    kind: 'event',
    mode: 'message',
    forms: ['Brief', 'Schreiben', 'Glückwunschtelegramm', 'Briefe', 'Telegramm', 'Protestnote'],
    with: ['an'],
  }),
  noun({
    kind: 'trip',
    mode: 'visit',
    forms: ['Visite', 'Stippvisite', 'Blitzbesuch', 'Dienstreise', 'Abstecher', 'Auslandsreise', 'Aufenthalt'],
    with: [],
    to: ['nach', 'in', 'im', 'ins'],
  }),
];

/** Ends of compounds that begin with where the journey goes: "Israelbesuch", "China-Reise". */
export const tripCompounds = ['besuch', 'besuchs', 'besuches', 'reise', 'visite'];

/** Heads of compounds that mean what they mean alone: "Sonntagsgespräche", "Krisentelefonat". */
export const compoundHeads = [
  'treffen',
  'treffens',
  'gespräche',
  'gesprächen',
  'gespräch',
  'verhandlungen',
  'telefonat',
  'gipfel',
  'gipfels',
  'konsultationen',
];
