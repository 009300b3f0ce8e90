import fc from 'fast-check';
import type { Contact } from '../contacts/contact';
import { addDays } from '../dates';
import { contact, dated, person } from '../history/contact.fixture';
import { MODES } from '../words';
import type { AlertRule, Selector, WatchLists } from './rule';
import { type Hit, Simulation } from './simulate';

/** A rule for specs: the first contact ever of Rubio and Lavrov, unless told otherwise. */
export const rule = (changes: Partial<AlertRule> = {}): AlertRule => ({
  ruleId: 'rule',
  version: 1,
  who: { actor: 'person:marco-rubio' },
  with: { actor: 'person:sergey-lavrov' },
  when: { kind: 'first-contact' },
  filter: {},
  demands: {},
  recencyDays: 14,
  since: 0,
  ...changes,
});

/** A contact of a day, told on that day at noon or on another one. */
export const on = (
  id: string,
  day: string,
  { told = day, ...changes }: Partial<Contact> & { told?: string } = {},
): Contact => contact(id, { day, newsAt: `${told}T12:00:00.000Z`, ...changes });

/** What a rule would have told of contacts, taken in this order. */
export const simulated = (
  one: AlertRule,
  contacts: readonly Contact[],
  lists: WatchLists = new Map(),
): readonly Hit[] => {
  const simulation = new Simulation(one, lists);
  for (const taken of contacts) simulation.take(taken);
  return simulation.hits;
};

export const standing = (hits: readonly Hit[]): string[] =>
  hits.filter(({ because }) => because === null).map(({ contactId }) => contactId);

/** Contacts that occurred on few days, told some days later, in the order in which they were told. */
export const toldContacts = (parties: readonly string[], size = 2): fc.Arbitrary<Contact[]> =>
  fc
    .array(
      fc.record({
        offset: fc.integer({ min: 0, max: 40 }),
        late: fc.constantFrom(0, 0, 1, 5, 30),
        mode: fc.constantFrom(...MODES),
        parties: fc.uniqueArray(fc.constantFrom(...parties), { minLength: 2, maxLength: size }),
      }),
      { maxLength: 25 },
    )
    .map((sketches) =>
      sketches
        .map((sketch, i) => {
          const day = addDays('2025-01-01', sketch.offset);
          return on(`c${String(i).padStart(2, '0')}`, day, {
            told: addDays(day, sketch.late),
            mode: sketch.mode,
            participants: sketch.parties.map(person),
          });
        })
        .sort(inTurn),
    );

/** By when the press told them. */
export const inTurn = (a: Contact, b: Contact): number => {
  if (a.newsAt !== b.newsAt) return a.newsAt < b.newsAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
};

/** A plan's turns, each told a day after the one before, from 1 February 2025 on: `planned 2025-02-20`. */
export const lifeOf = (...turns: string[]): Contact['life'] =>
  turns.map((turn, i) => {
    const [status, date] = turn.split(' ');
    return {
      publishedAt: `${addDays('2025-02-01', i)}T12:00:00.000Z`,
      claimId: `claim ${i + 1}`,
      status: status as Contact['status'],
      date: date ? dated(date) : null,
    };
  });

export const lists: WatchLists = new Map([
  ['moscow', [{ actor: 'person:lavrov' }, { country: 'RU' }]],
  [
    'crowd',
    Array.from({ length: 300 }, (_, i) => ({ actor: i === 0 ? 'person:rubio' : `person:nobody-${i}` })),
  ],
  ['empty', []],
]);

export const anySelector: fc.Arbitrary<Selector> = fc.constantFrom<Selector>(
  { any: true },
  { actor: 'person:rubio' },
  { actor: 'person:lavrov' },
  { actor: 'country:RU' },
  { actor: 'organisation:nato' },
  { country: 'US' },
  { country: 'RU' },
  { country: 'UA' },
  { office: 'foreign_minister' },
  { office: 'foreign_minister', country: 'RU' },
  { list: 'moscow' },
  { list: 'crowd' },
  { list: 'empty' },
  { list: 'unknown' },
);
