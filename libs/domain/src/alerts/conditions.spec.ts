import { describe, expect, it } from 'vitest';
import type { Contact } from '../contacts/contact';
import { addDays } from '../dates';
import { contact, dated } from '../history/contact.fixture';
import { lifeOf, on, rule, simulated, standing } from './alerts.fixture';
import { judge, type PairPast, type Verdict } from './judge';
import { watchedPairs } from './pairs';
import type { AlertRule } from './rule';

const NO_PAST: PairPast = { last: null, lastOfMode: null, recent: 1, yearBefore: 0 };

const judged = (one: AlertRule, of: Contact, past: Partial<PairPast> = {}): Verdict =>
  judge(one, of, watchedPairs(one, of, new Map()), () => ({ ...NO_PAST, ...past }));

const because = (verdict: Verdict) => (verdict.holds ? undefined : verdict.because.kind);

describe('given a rule on the first contact of its mode', () => {
  const when = { kind: 'first-of-mode' } as const;

  it('tells of a first meeting after calls, and of neither again', () => {
    const hits = simulated(rule({ when }), [
      on('a', '2025-02-01', { mode: 'call' }),
      on('b', '2025-02-02', { mode: 'call' }),
      on('c', '2025-02-03', { mode: 'meeting' }),
      on('d', '2025-02-04', { mode: 'meeting' }),
    ]);
    expect(hits.map(({ contactId, reason }) => [contactId, reason.mode])).toEqual([
      ['a', 'call'],
      ['c', 'meeting'],
    ]);
  });

  it('tells of none whose mode the press left open', () => {
    expect(simulated(rule({ when }), [on('a', '2025-02-01', { mode: 'unspecified' })])).toEqual([]);
  });

  it('takes back a first meeting for an earlier meeting alone', () => {
    const late = { told: '2025-02-11' };
    const first = on('a', '2025-02-10', { mode: 'meeting' });
    const call = on('b', '2025-02-08', { mode: 'call', ...late });
    const meeting = on('c', '2025-02-09', { mode: 'meeting', ...late });
    expect(standing(simulated(rule({ when }), [first, call]))).toEqual(['a', 'b']);
    expect(simulated(rule({ when }), [first, meeting])).toMatchObject([
      { contactId: 'a', because: { kind: 'not-first', earlier: { contactId: 'c' } } },
    ]);
  });

  it('tells of it again after so many days without one of the mode', () => {
    const within = { kind: 'first-of-mode', withinDays: 10 } as const;
    const hits = simulated(rule({ when: within }), [
      on('a', '2025-02-01', { mode: 'meeting' }),
      on('b', '2025-02-10', { mode: 'call' }),
      on('c', '2025-02-12', { mode: 'meeting' }),
    ]);
    expect(standing(hits)).toEqual(['a', 'b', 'c']);
  });
});

describe('given a rule on every contact', () => {
  const plan = on('p', '2025-02-20', {
    status: 'planned',
    life: lifeOf('planned 2025-02-20'),
  });
  const kept = on('p', '2025-02-20', {
    life: lifeOf('planned 2025-02-20', 'occurred 2025-02-20'),
  });

  it('tells of those that occurred, where it names no status', () => {
    const any = rule({ when: { kind: 'any' } });
    expect([judged(any, plan).holds, judged(any, kept).holds]).toEqual([false, true]);
  });

  it('tells of the statuses that its filter names, and still holds when a plan came true', () => {
    const any = rule({ when: { kind: 'any' }, filter: { status: ['planned'] } });
    expect([judged(any, plan).holds, judged(any, kept).holds]).toEqual([true, true]);
    expect(because(judged(any, on('c', '2025-02-20')))).toBe('no-match');
    expect(because(judged(any, { ...plan, status: 'cancelled' }))).toBe('cancelled');
  });
});

describe('given a rule on plans', () => {
  it('has told of a plan that came true, whatever statuses its filter names', () => {
    const one = rule({ when: { kind: 'planned' }, filter: { status: ['planned'] } });
    const life = lifeOf('planned 2025-02-20', 'occurred 2025-02-20');
    expect(judged(one, on('p', '2025-02-20', { life })).holds).toBe(true);
  });

  const planned = rule({ when: { kind: 'planned' } });
  const plan = (changes: Partial<Contact> & { day?: string | null } = {}) =>
    contact('a', { status: 'planned', day: '2025-02-20', life: lifeOf('planned 2025-02-20'), ...changes });

  it('tells of one with the day for which it is planned, as of its announcement', () => {
    const verdict = judged(planned, plan());
    expect(verdict).toMatchObject({
      holds: true,
      key: 'planned',
      toldAt: '2025-02-01T12:00:00.000Z',
      reason: { day: '2025-02-20' },
    });
  });

  it('tells of a proposal, and of a plan without a day', () => {
    const verdict = judged(planned, plan({ status: 'proposed', day: null, life: lifeOf('proposed') }));
    expect(verdict).toMatchObject({ holds: true, reason: { day: null } });
  });

  it('stands when the plan comes true, and is called off with it', () => {
    const life = lifeOf('planned 2025-02-20', 'occurred 2025-02-20');
    expect(judged(planned, plan({ status: 'occurred', life })).holds).toBe(true);
    expect(because(judged(planned, plan({ status: 'cancelled' })))).toBe('cancelled');
  });

  it('tells of none that was never announced', () => {
    expect(because(judged(planned, plan({ status: 'occurred', life: lifeOf('occurred 2025-02-20') })))).toBe(
      'no-match',
    );
  });
});

describe('given a rule on changes of plans', () => {
  const changed = rule({ when: { kind: 'changed' } });
  const after = (...turns: string[]) => judged(changed, contact('a', { life: lifeOf(...turns) }));

  it('tells of another day, from which it was moved and when that was told', () => {
    expect(after('planned 2025-02-20', 'planned 2025-02-25')).toMatchObject({
      holds: true,
      key: 'changed claim 2',
      toldAt: '2025-02-02T12:00:00.000Z',
      reason: { day: '2025-02-25', from: '2025-02-20' },
    });
  });

  it('tells that it was called off', () => {
    expect(after('planned 2025-02-20', 'cancelled 2025-02-20')).toMatchObject({
      holds: true,
      reason: { from: '2025-02-20', cancelled: true },
    });
  });

  it.each([
    { turns: ['planned 2025-02', 'planned 2025-02-20'], what: 'a date that becomes sharper' },
    { turns: ['planned 2025-02-20', 'planned 2025-02'], what: 'a date that becomes vaguer' },
    { turns: ['planned', 'planned 2025-02-20'], what: 'a first date' },
    { turns: ['proposed 2025-02-20', 'planned 2025-02-20'], what: 'a proposal that is accepted' },
    { turns: ['planned 2025-02-20', 'occurred 2025-02-21'], what: 'a plan that comes true on another day' },
    { turns: ['occurred 2025-02-20', 'cancelled 2025-02-20'], what: 'a report that is denied' },
    { turns: ['cancelled 2025-02-20'], what: 'a refusal of what nobody announced' },
  ])('tells nothing of $what', ({ turns }) => {
    expect(because(after(...turns))).toBe('no-match');
  });

  it.each([
    { between: 'planned 2025-02', what: 'vaguer' },
    { between: 'planned', what: 'untold' },
  ])('tells of another day also when the date was $what in between', ({ between }) => {
    expect(after('planned 2025-02-20', between, 'planned 2025-02-25')).toMatchObject({
      holds: true,
      key: 'changed claim 3',
      reason: { day: '2025-02-25', from: '2025-02-20' },
    });
  });

  it('tells the last of several changes, each under a key of its own', () => {
    expect(after('planned 2025-02-20', 'planned 2025-02-25', 'cancelled 2025-02-25')).toMatchObject({
      key: 'changed claim 3',
      reason: { from: '2025-02-25', cancelled: true },
    });
  });

  it('keeps telling a change when the plan comes true', () => {
    expect(after('planned 2025-02-20', 'planned 2025-02-25', 'occurred 2025-02-25')).toMatchObject({
      key: 'changed claim 2',
    });
  });

  it('tells one move of a visit and of the meeting in it once', () => {
    const life = lifeOf('planned 2025-02-20', 'planned 2025-02-25');
    const hits = simulated(changed, [
      contact('a', { mode: 'visit', life }),
      contact('b', { mode: 'meeting', life }),
    ]);
    expect(hits.map(({ contactId }) => contactId)).toEqual(['a']);
  });
});

describe('given a rule on three contacts in a week', () => {
  const often = rule({ when: { kind: 'frequency', days: 7, times: 3 } });
  const daily = (count: number, from = '2025-02-01', step = 1) =>
    Array.from({ length: count }, (_, i) => on(`${from} ${i}`, addDays(from, i * step)));

  it('tells of the third, with how many there were', () => {
    expect(simulated(often, daily(3))).toMatchObject([
      { contactId: '2025-02-01 2', reason: { kind: 'frequency', count: 3 } },
    ]);
  });

  it('does not tell of two, nor of three that are further apart', () => {
    expect(simulated(often, daily(2))).toEqual([]);
    expect(simulated(often, daily(3, '2025-02-01', 4))).toEqual([]);
  });

  it('tells of the same days once, and of later days again', () => {
    const hits = simulated(often, [...daily(7), ...daily(3, '2025-03-01')]);
    expect(hits.map(({ reason }) => reason.day)).toEqual(['2025-02-03', '2025-03-03']);
  });

  it('does not tell of what is usual', () => {
    const usual = daily(183, '2024-01-01', 2);
    const [from] = simulated(often, usual).map(({ reason }) => reason.day);
    expect(from).toBe('2024-01-05');
    const [next] = [...usual].reverse();
    const more = on('more', next!.date!.value, { told: addDays(next!.date!.value, 1) });
    expect(simulated(often, [...usual, more]).some(({ contactId }) => contactId === 'more')).toBe(false);
  });

  it.each([
    { yearBefore: 78, holds: true },
    { yearBefore: 79, holds: false },
  ])('three are unusual after $yearBefore in the year before: $holds', ({ yearBefore, holds }) => {
    expect(judged(often, on('a', '2025-02-15'), { recent: 3, yearBefore }).holds).toBe(holds);
  });
});

describe('given a rule on any contact', () => {
  const any = rule({ when: { kind: 'any' } });

  it('tells of each that occurred, in time, on a known day', () => {
    const hits = simulated(any, [
      on('a', '2025-02-15'),
      on('b', '2025-02-15'),
      on('c', '2025-02-16', { status: 'planned' }),
      on('d', '2025-02', { told: '2025-02-16' }),
      on('e', '2025-01-01', { told: '2025-02-16' }),
    ]);
    expect(hits.map(({ contactId }) => contactId)).toEqual(['a', 'b']);
  });
});

describe('given a contact', () => {
  const seen = contact('a', {
    place: 'Vienna',
    topics: ['grain'],
    confidence: 0.8,
    saidBy: ['US'],
    sources: { articles: 3, outlets: ['A', 'B'], langs: ['de'] },
  });

  it.each([
    { demands: { outlets: 2 }, holds: true },
    { demands: { outlets: 3 }, holds: false },
    { demands: { sides: 1 }, holds: true },
    { demands: { sides: 2 }, holds: false },
    { demands: { confidence: 0.8 }, holds: true },
    { demands: { confidence: 0.81 }, holds: false },
    { demands: { place: ['Geneva', 'Vienna'] }, holds: true },
    { demands: { place: ['Geneva'] }, holds: false },
    { demands: { place: [] }, holds: true },
  ])('a rule that demands $demands holds: $holds', ({ demands, holds }) => {
    expect(judged(rule({ demands }), seen).holds).toBe(holds);
  });

  it('without a place no demand for one is met', () => {
    expect(because(judged(rule({ demands: { place: ['Vienna'] } }), contact('a')))).toBe('no-match');
  });

  it('the filter narrows what is told, not what is behind a pair', () => {
    const filter = { topic: ['grain'] };
    expect(judged(rule({ filter }), seen).holds).toBe(true);
    expect(because(judged(rule({ filter: { topic: ['gas'] } }), seen))).toBe('no-match');
    const hits = simulated(rule({ filter }), [
      on('b', '2025-02-01'),
      on('c', '2025-02-10', { topics: ['grain'] }),
    ]);
    expect(hits).toEqual([]);
  });

  it('that is no longer there is gone, and one of others is none that the rule means', () => {
    expect(judge(rule(), undefined, [], () => NO_PAST)).toEqual({ holds: false, because: { kind: 'gone' } });
    expect(because(judge(rule(), contact('a'), [], () => NO_PAST))).toBe('no-match');
  });

  it('that was told to be on a day as sharp as a month is told of nobody', () => {
    expect(because(judged(rule(), contact('a', { date: dated('2025-02') })))).toBe('no-match');
  });

  it('a rule on silence tells nothing', () => {
    expect(because(judged(rule({ when: { kind: 'silence', days: 30 } }), seen))).toBe('no-match');
  });
});
