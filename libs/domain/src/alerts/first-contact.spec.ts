import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { person } from '../history/contact.fixture';
import { inTurn, on, rule, simulated, standing, toldContacts } from './alerts.fixture';
import { dyadName } from './pairs';

const EVER = { kind: 'first-contact' } as const;
const WITHIN_30 = { kind: 'first-contact', withinDays: 30 } as const;

describe.each([
  { of: 'ever', when: EVER },
  { of: 'in 30 days', when: WITHIN_30 },
])('given a rule on the first contact $of', ({ when }) => {
  const told = (...contacts: Parameters<typeof simulated>[1][number][]) =>
    simulated(rule({ when }), contacts);

  it('tells of a contact that has none before it', () => {
    expect(told(on('a', '2025-02-15'))).toEqual([
      expect.objectContaining({ contactId: 'a', at: '2025-02-15T12:00:00.000Z', because: null }),
    ]);
  });

  it.each(['planned', 'proposed', 'cancelled'] as const)('tells of none that is %s', (status) => {
    expect(told(on('a', '2025-02-15', { status }))).toEqual([]);
  });

  it('tells of none that did not occur and counts none as earlier, either', () => {
    const hits = told(on('a', '2025-02-10', { status: 'cancelled' }), on('b', '2025-02-15'));
    expect(standing(hits)).toEqual(['b']);
  });

  it.each(['2025-02', '2025'])('knows nothing of a contact that is dated %s', (value) => {
    expect(told(on('a', value, { told: '2025-02-15' }), on('b', '2025-02-16'))).toMatchObject([
      { contactId: 'b', because: null },
    ]);
  });

  it('knows nothing of a contact without a date', () => {
    expect(told(on('a', '2025-02-15', { date: null }), on('b', '2025-02-16'))).toMatchObject([
      { contactId: 'b', because: null },
    ]);
  });

  it.each([
    { told: '2025-03-01', hits: 1 },
    { told: '2025-03-02', hits: 0 },
  ])('tells of what was 15 February by $told: $hits', ({ told: day, hits }) => {
    expect(told(on('a', '2025-02-15', { told: day }))).toHaveLength(hits);
  });

  it('does not tell of a second one, nor of a second one of the same day', () => {
    const hits = told(
      on('b', '2025-02-15'),
      on('a', '2025-02-15', { told: '2025-02-16' }),
      on('c', '2025-02-20'),
    );
    expect(standing(hits)).toEqual(['b']);
    expect(hits).toHaveLength(1);
  });

  it('takes back what it told when an earlier one comes to light, and does not tell of that', () => {
    const hits = told(on('a', '2025-02-15'), on('b', '2025-02-10', { told: '2025-02-16' }));
    expect(hits).toMatchObject([
      { contactId: 'a', because: { kind: 'not-first', earlier: { contactId: 'b', day: '2025-02-10' } } },
    ]);
  });

  it('takes it back also when the earlier one is old news itself', () => {
    const hits = told(on('a', '2025-02-15'), on('b', '2025-01-20', { told: '2025-02-16' }));
    expect(hits).toMatchObject([{ contactId: 'a', because: { kind: 'not-first' } }]);
  });

  it('is taken back by no contact of others', () => {
    const others = { participants: [person('US:marco-rubio'), person('UA:sybiha')] };
    expect(
      standing(told(on('a', '2025-02-15'), on('b', '2025-02-10', { told: '2025-02-16', ...others }))),
    ).toEqual(['a']);
  });
});

describe('given a contact on 1 January', () => {
  const before = on('a', '2025-01-01');

  it.each([
    { day: '2025-01-31', when: WITHIN_30, told: ['a'] },
    { day: '2025-02-01', when: WITHIN_30, told: ['a', 'b'] },
    { day: '2025-02-01', when: EVER, told: ['a'] },
  ])('one on $day is told by $when: $told', ({ day, when, told }) => {
    expect(standing(simulated(rule({ when }), [before, on('b', day)]))).toEqual(told);
  });

  it('the next one after the silence says since when', () => {
    const [, hit] = simulated(rule({ when: WITHIN_30 }), [before, on('b', '2025-03-01')]);
    expect(hit!.reason.pairs).toEqual([
      {
        who: 'person:marco-rubio',
        with: 'person:sergey-lavrov',
        last: { contactId: 'a', day: '2025-01-01' },
      },
    ]);
  });

  it('one too far back to be within the days takes nothing back', () => {
    const hits = simulated(rule({ when: WITHIN_30 }), [
      on('b', '2025-03-01'),
      { ...before, newsAt: '2025-03-02' },
    ]);
    expect(standing(hits)).toEqual(['b']);
  });
});

describe('given a contact of many', () => {
  const among = (...names: string[]) => ({ participants: names.map(person) });
  const anyone = rule({ who: { any: true }, with: { any: true } });

  it('it is told once, with the pairs that had none before', () => {
    const hits = simulated(anyone, [
      on('a', '2025-02-01', among('US:rubio', 'RU:lavrov')),
      on('b', '2025-02-02', among('US:rubio', 'RU:lavrov', 'UA:sybiha')),
    ]);
    expect(hits[1]!.reason.pairs.map(dyadName)).toEqual([
      'person:rubio person:sybiha',
      'person:lavrov person:sybiha',
    ]);
  });

  it('an earlier one of pairs that several alerts told is told already', () => {
    const hits = simulated(anyone, [
      on('a', '2025-02-10', among('US:rubio', 'RU:lavrov')),
      on('b', '2025-02-11', among('US:rubio', 'UA:sybiha')),
      on('c', '2025-02-12', among('RU:lavrov', 'UA:sybiha')),
      on('d', '2025-02-05', { told: '2025-02-13', ...among('US:rubio', 'RU:lavrov', 'UA:sybiha') }),
    ]);
    expect(hits.map(({ contactId, because }) => [contactId, because?.kind])).toEqual([
      ['a', 'not-first'],
      ['b', 'not-first'],
      ['c', 'not-first'],
    ]);
  });

  it('it stands as long as one of its pairs had none before', () => {
    const hits = simulated(anyone, [
      on('a', '2025-02-10', among('US:rubio', 'RU:lavrov', 'UA:sybiha')),
      on('b', '2025-02-05', { told: '2025-02-11', ...among('US:rubio', 'RU:lavrov') }),
    ]);
    expect(standing(hits)).toEqual(['a']);
  });
});

describe('first contacts of anyone, as the press told them', () => {
  const parties = ['US:rubio', 'US:trump', 'RU:lavrov', 'UA:sybiha'];
  const anyone = (changes = {}) => rule({ who: { any: true }, with: { any: true }, ...changes });

  it('of two: what stands is one a pair at most, its earliest, and was news', () => {
    fc.assert(
      fc.property(toldContacts(parties), (contacts) => {
        const stand = simulated(anyone(), contacts).filter(({ because }) => because === null);
        const pairs = stand.flatMap(({ reason }) => reason.pairs.map(dyadName));
        expect(new Set(pairs).size).toBe(pairs.length);
        for (const { contact, reason } of stand) {
          const same = contacts.filter(({ participants }) =>
            [reason.pairs[0]!.who, reason.pairs[0]!.with].every((id) =>
              participants.some(({ actorId }) => actorId === id),
            ),
          );
          const days = same.map(({ date }) => date!.value).sort();
          expect(contact.date!.value).toBe(days[0]);
          expect(Date.parse(contact.newsAt) - Date.parse(days[0]!)).toBeLessThan(15 * 86_400_000);
        }
      }),
    );
  });

  it('of two: the earliest of a pair stands where it was told before the others and in time', () => {
    fc.assert(
      fc.property(toldContacts(['US:rubio', 'RU:lavrov']), (contacts) => {
        const [first] = contacts;
        fc.pre(first !== undefined);
        const isEarliest = contacts.every(({ date }) => date!.value >= first.date!.value);
        fc.pre(isEarliest && first.newsAt.slice(0, 10) === first.date!.value);
        const others = contacts.slice(1).filter(({ date }) => date!.value > first.date!.value);
        expect(standing(simulated(anyone(), [first, ...others]))).toEqual([first.id]);
      }),
    );
  });

  it('each contact is told once at most', () => {
    const when = fc.constantFrom<ReturnType<typeof rule>['when']>(
      EVER,
      { kind: 'first-contact', withinDays: 3 },
      { kind: 'first-of-mode' },
      { kind: 'frequency', days: 5, times: 2 },
      { kind: 'any' },
    );
    fc.assert(
      fc.property(toldContacts(parties, 4), when, (contacts, condition) => {
        const ids = simulated(anyone({ when: condition }), contacts).map(({ contactId }) => contactId);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('with no limit of age every pair that had contact is told, in whatever order they come', () => {
    const shuffled = toldContacts(parties, 4).chain((contacts) =>
      fc.shuffledSubarray(contacts, { minLength: contacts.length }),
    );
    fc.assert(
      fc.property(shuffled, (contacts) => {
        const pairsIn = (some: typeof contacts) =>
          new Set(
            simulated(anyone({ recencyDays: 10_000 }), some).flatMap(({ reason }) =>
              reason.pairs.map(dyadName),
            ),
          );
        expect(pairsIn(contacts)).toEqual(pairsIn([...contacts].sort(inTurn)));
      }),
    );
  });

  it('of one instant what stands depends on which comes first, so that they come in one order always', () => {
    const [early, late] = [on('a', '2025-02-14', { told: '2025-02-15' }), on('b', '2025-02-15')];
    expect(standing(simulated(rule(), [early, late]))).toEqual(['a']);
    expect(standing(simulated(rule(), [late, early]))).toEqual([]);
  });
});
