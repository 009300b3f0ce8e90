import type { Mode } from '@chancery/domain';

/** What messages are made of, in one language. Days come spelled out. */
export interface Words {
  readonly locale: string;
  readonly mode: Readonly<Record<Mode, string>>;
  readonly contact: string;
  readonly first: (within: number | undefined) => string;
  readonly firstOfMode: (mode: Mode, within: number | undefined) => string;
  readonly planned: string;
  readonly moved: string;
  readonly calledOff: string;
  readonly frequent: (times: number, days: number) => string;
  readonly silence: (days: number) => string;
  readonly lastOn: (day: string) => string;
  readonly before: (pair: string, day: string) => string;
  readonly noneBefore: (pair: string) => string;
  readonly wasOn: (day: string) => string;
  readonly andMore: (n: number) => string;
  readonly correction: string;
  readonly notFirst: string;
  readonly contactOn: (day: string) => string;
  readonly notSilent: string;
  readonly silentUntil: (day: string) => string;
  readonly gone: string;
  readonly goneSince: string;
  readonly cancelledSince: string;
  readonly noMatch: string;
  readonly noMatchSince: string;
  readonly restored: string;
  readonly restoredSince: string;
  readonly toldOn: (day: string, title: string) => string;
  readonly rule: (name: string) => string;
  readonly evidence: string;
  readonly alerts: string;
  readonly demo: string;
  readonly test: string;
  readonly testLine: string;
}

const english: Words = {
  locale: 'en-GB',
  mode: {
    call: 'call',
    video: 'video call',
    meeting: 'meeting',
    visit: 'visit',
    message: 'message',
    unspecified: 'contact',
  },
  contact: 'Contact',
  first: (within) => (within === undefined ? 'First contact on record' : `First contact in ${within} days`),
  firstOfMode: (mode, within) =>
    `First ${english.mode[mode]} ${within === undefined ? 'on record' : `in ${within} days`}`,
  planned: 'Planned',
  moved: 'Moved',
  calledOff: 'Called off',
  frequent: (times, days) => `${times} contacts in ${days} days`,
  silence: (days) => `No contact for ${days} days`,
  lastOn: (day) => `last on ${day}`,
  before: (pair, day) => `${pair}: before that on ${day}.`,
  noneBefore: (pair) => `${pair}: none before that is known.`,
  wasOn: (day) => `It was planned for ${day}.`,
  andMore: (n) => `and ${n} more`,
  correction: 'Correction',
  notFirst: 'Not the first',
  contactOn: (day) => `Not the first: they had contact on ${day}.`,
  notSilent: 'No silence',
  silentUntil: (day) => `No silence: they had contact on ${day}.`,
  gone: 'No longer on record',
  goneSince: 'No longer on record: what reported it was taken back or dismissed.',
  cancelledSince: 'It was called off or denied.',
  noMatch: 'Told otherwise since',
  noMatchSince: 'As it is told now, the rule does not ask for it.',
  restored: 'It stands after all',
  restoredSince: 'What was taken back holds again.',
  toldOn: (day, title) => `On ${day} you were told: “${title}”`,
  rule: (name) => `Rule: ${name}`,
  evidence: 'Evidence in Chancery',
  alerts: 'Alerts in Chancery',
  demo: 'Made from demo articles, not from news.',
  test: 'Test from Chancery',
  testLine: 'This channel works: alerts of the rules that name it will come here.',
};

const german: Words = {
  locale: 'de-DE',
  mode: {
    call: 'Telefonat',
    video: 'Videogespräch',
    meeting: 'Treffen',
    visit: 'Besuch',
    message: 'Botschaft',
    unspecified: 'Kontakt',
  },
  contact: 'Kontakt',
  first: (within) =>
    within === undefined ? 'Erster bekannter Kontakt' : `Erster Kontakt seit ${within} Tagen`,
  firstOfMode: (mode, within) => {
    const ending = { call: 's', video: 's', meeting: 's', visit: 'r', message: '', unspecified: 'r' }[mode];
    return within === undefined
      ? `Erste${ending} bekannte${ending} ${german.mode[mode]}`
      : `Erste${ending} ${german.mode[mode]} seit ${within} Tagen`;
  },
  planned: 'Geplant',
  moved: 'Verschoben',
  calledOff: 'Abgesagt',
  frequent: (times, days) => `${times} Kontakte in ${days} Tagen`,
  silence: (days) => `Seit ${days} Tagen kein Kontakt`,
  lastOn: (day) => `zuletzt am ${day}`,
  before: (pair, day) => `${pair}: davor am ${day}.`,
  noneBefore: (pair) => `${pair}: davor ist keiner bekannt.`,
  wasOn: (day) => `Geplant war: ${day}.`,
  andMore: (n) => `und ${n} weitere`,
  correction: 'Berichtigung',
  notFirst: 'Nicht der erste',
  contactOn: (day) => `Nicht der erste: Kontakt gab es am ${day}.`,
  notSilent: 'Keine Pause',
  silentUntil: (day) => `Keine Pause: Kontakt gab es am ${day}.`,
  gone: 'Nicht mehr belegt',
  goneSince: 'Nicht mehr belegt: Was davon berichtete, wurde zurückgenommen oder verworfen.',
  cancelledSince: 'Es wurde abgesagt oder bestritten.',
  noMatch: 'Inzwischen anders berichtet',
  noMatchSince: 'So, wie es jetzt berichtet wird, fragt die Regel nicht danach.',
  restored: 'Gilt doch',
  restoredSince: 'Was zurückgenommen war, gilt wieder.',
  toldOn: (day, title) => `Am ${day} hieß es: „${title}“`,
  rule: (name) => `Regel: ${name}`,
  evidence: 'Belege in Chancery',
  alerts: 'Hinweise in Chancery',
  demo: 'Aus Demo-Artikeln, nicht aus Nachrichten.',
  test: 'Test von Chancery',
  testLine: 'Dieser Kanal geht: Hinweise der Regeln, die ihn nennen, kommen hierher.',
};

export const WORDS = { en: english, de: german } as const;
export type Language = keyof typeof WORDS;
