import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Contact } from '../contacts/contact';
import { daysBetween } from '../dates';
import { anyContacts } from '../history/contact.fixture';
import { dyadsOf } from '../history/who';
import { toldContacts } from './alerts.fixture';
import type { PairPast } from './judge';
import { dyadName, type WatchedPair } from './pairs';
import { Pasts } from './past';

const naive = (known: readonly Contact[], pair: WatchedPair, seen: Contact, days: number): PairPast => {
  const order = ({ date, newsAt, id }: Contact) => `${date!.value} ${newsAt} ${id}`;
  const before = known
    .filter(({ status, date }) => status === 'occurred' && date?.precision === 'day')
    .filter((one) => dyadsOf(one).some((dyad) => dyad.join(' ') === dyadName(pair)))
    .filter((one) => order(one) < order(seen))
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const age = ({ date }: Contact) => daysBetween(date!.value, seen.date!.value);
  const told = (one: Contact | undefined) => (one ? { contactId: one.id, day: one.date!.value } : null);
  return {
    last: told(before.at(-1)),
    lastOfMode: told(before.findLast(({ mode }) => mode === seen.mode)),
    recent: 1 + before.filter((one) => age(one) < days).length,
    yearBefore: days === 0 ? 0 : before.filter((one) => age(one) >= days && age(one) < days + 365).length,
  };
};

it('a pair has behind it what a walk through all contacts finds, in whatever order they became known', () => {
  const contacts = fc.oneof(anyContacts, toldContacts(['US:rubio', 'RU:lavrov', 'UA:sybiha'], 3));
  const shuffled = contacts.chain((some) => fc.shuffledSubarray(some, { minLength: some.length }));
  fc.assert(
    fc.property(shuffled, fc.integer({ min: 0, max: 20 }), (known, days) => {
      const pasts = new Pasts();
      for (const one of known) pasts.add(one);
      for (const seen of known.filter(({ date }) => date?.precision === 'day'))
        for (const [who, other] of dyadsOf(seen)) {
          const pair = { who, with: other };
          expect(pasts.of(pair, seen, days)).toEqual(naive(known, pair, seen, days));
        }
    }),
  );
});
