import fc from 'fast-check';
import type { Contact } from '../contacts/contact';
import { precisionOf } from '../dates';
import { type DateValue, MODES, type Participant, STATUSES } from '../words';

/** A contact for specs: a call of Rubio and Lavrov on 15 February 2025, unless told otherwise. */
export const contact = (id: string, changes: Partial<Contact> & { day?: string | null } = {}): Contact => {
  const { day, ...rest } = changes;
  return {
    id,
    mode: 'call',
    status: 'occurred',
    participants: [person('US:marco-rubio'), person('RU:sergey-lavrov')],
    date: day === null ? null : dated(day ?? '2025-02-15'),
    place: null,
    initiator: null,
    topics: [],
    confidence: 0.8,
    sources: { articles: 1, outlets: ['Outlet'], langs: ['de'] },
    quote: { text: 'quote', lang: 'de' },
    firstRecordedAt: '2025-02-15T20:00:00.000Z',
    updatedAt: '2025-02-15T20:00:00.000Z',
    newsPosition: 1,
    newsAt: '2025-02-15T20:00:00.000Z',
    life: [],
    sides: ['US', 'RU'],
    saidBy: [],
    corrected: [],
    confirmed: false,
    demo: false,
    ...rest,
  };
};

/** `US:marco-rubio` a person, `RU` a country, `:nato` an organisation. */
export const person = (text: string): Participant => {
  const [country = '', name] = text.split(':');
  if (name === undefined) return { actorId: `country:${country}`, name: country, kind: 'country', country };
  if (country === '') return { actorId: `organisation:${name}`, name, kind: 'organisation', country: null };
  return { actorId: `person:${name}`, name, kind: 'person', country };
};

export const dated = (value: string): DateValue => ({
  value,
  precision: precisionOf(value),
  basis: 'stated',
});

const actors = ['US:rubio', 'US:trump', 'RU:lavrov', 'RU', 'UA:sybiha', ':nato'];

/** Contacts on few days of few months, each with another id and news position. */
export const anyContacts: fc.Arbitrary<Contact[]> = fc
  .array(
    fc.record({
      mode: fc.constantFrom(...MODES),
      status: fc.constantFrom(...STATUSES),
      day: fc.constantFrom('2025-01-30', '2025-01-31', '2025-02-02', '2025-02', '2025', '2024-12-24', null),
      parties: fc.uniqueArray(fc.constantFrom(...actors), { minLength: 2, maxLength: 4 }),
      topics: fc.subarray(['grain', 'gas', 'prisoners']),
      initiator: fc.constantFrom(null, 'person:rubio', 'country:RU'),
    }),
    { maxLength: 12 },
  )
  .map((sketches) =>
    sketches.map(({ parties, ...said }, i) =>
      contact(`c${String(i).padStart(2, '0')}`, {
        ...said,
        participants: parties.map(person),
        newsPosition: i + 1,
      }),
    ),
  );
