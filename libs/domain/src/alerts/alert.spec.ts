import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FiredAlert, isTold, looksBack, revise } from './alert';
import { rule } from './alerts.fixture';
import type { Because, Reason, Verdict } from './judge';

const reason = (changes: Partial<Reason> = {}): Reason => ({
  kind: 'first-contact',
  pairs: [{ who: 'a', with: 'b', last: null }],
  mode: 'call',
  day: '2025-02-15',
  ...changes,
});
const fired = (because: Because | null = null, changes: Partial<Reason> = {}): FiredAlert => ({
  contactId: 'x',
  reason: reason(changes),
  because,
});
const holding = (changes: Partial<Reason> = {}): Extract<Verdict, { holds: true }> => ({
  holds: true,
  key: 'contact',
  toldAt: '2025-02-15T12:00:00.000Z',
  reason: reason(changes),
});

const REASONS = [
  { kind: 'gone' },
  { kind: 'cancelled' },
  { kind: 'not-first', earlier: { contactId: 'y', day: '2025-02-10' } },
  { kind: 'not-first', earlier: { contactId: 'z', day: '2025-02-12' } },
  { kind: 'no-match' },
] as const satisfies readonly Because[];

describe('given an alert that stands', () => {
  it.each(REASONS)('tells once that it is $kind', (because) => {
    expect(revise(fired(), { holds: false, because })).toEqual(because);
    expect(revise(fired(because), { holds: false, because })).toBeUndefined();
  });

  it('says nothing while it holds', () => {
    expect(revise(fired(), holding())).toBeUndefined();
  });
});

describe('given an alert that was taken back', () => {
  it.each(REASONS)('for $kind, tells that it holds after all', (because) => {
    expect(revise(fired(because), holding())).toEqual({ kind: 'restored' });
  });

  it('does not tell again which of several was earlier', () => {
    expect(revise(fired(REASONS[2]), { holds: false, because: REASONS[3] })).toBeUndefined();
  });

  it('never repeats itself, whatever comes', () => {
    const verdict = fc.constantFrom<Verdict>(
      holding(),
      ...REASONS.map((because) => ({ holds: false, because }) as const),
    );
    fc.assert(
      fc.property(fc.array(verdict), (verdicts) => {
        let alert = fired();
        const told: string[] = ['restored'];
        for (const one of verdicts) {
          const amendment = revise(alert, one);
          if (!amendment) continue;
          expect(amendment.kind).not.toBe(told.at(-1));
          told.push(amendment.kind);
          alert = { ...alert, because: amendment.kind === 'restored' ? null : amendment };
        }
        const last = verdicts.at(-1);
        if (last) expect(alert.because === null).toBe(last.holds);
      }),
    );
  });
});

describe('a first contact', () => {
  const first = rule();

  it('is told where a later one of the pair was, in either order of the two', () => {
    const later = { day: '2025-02-20', pairs: [{ who: 'b', with: 'a', last: null }] };
    expect(isTold(first, holding(), [fired(null, later)])).toBe(true);
    expect(isTold(first, holding(), [fired(null, { day: '2025-02-10' })])).toBe(false);
    expect(isTold(first, holding(), [fired(null, { pairs: [{ who: 'a', with: 'c', last: null }] })])).toBe(
      false,
    );
    expect(isTold(first, holding(), [])).toBe(false);
  });

  it('is told where that one gave way to an earlier one, not where it never was', () => {
    expect(isTold(first, holding(), [fired(REASONS[2])])).toBe(true);
    for (const kind of ['gone', 'cancelled', 'no-match'] as const)
      expect(isTold(first, holding(), [fired({ kind })])).toBe(false);
  });

  it('in a time is told by later ones in that time', () => {
    const within = rule({ when: { kind: 'first-contact', withinDays: 30 } });
    expect(isTold(within, holding(), [fired(null, { day: '2025-03-17' })])).toBe(true);
    expect(isTold(within, holding(), [fired(null, { day: '2025-03-18' })])).toBe(false);
  });

  it('of one mode is not told by another mode', () => {
    const ofMode = rule({ when: { kind: 'first-of-mode' } });
    const meeting = { kind: 'first-of-mode', mode: 'meeting' } as const;
    const call = { kind: 'first-of-mode', mode: 'call' } as const;
    expect(isTold(ofMode, holding(meeting), [fired(null, meeting)])).toBe(true);
    expect(isTold(ofMode, holding(meeting), [fired(null, call)])).toBe(false);
  });
});

describe('a change of a plan', () => {
  const changed = rule({ when: { kind: 'changed' } });
  const moved = { kind: 'changed', from: '2025-02-10' } as const;

  it('is told where another claim told it before', () => {
    expect(isTold(changed, holding(moved), [fired(null, moved)])).toBe(true);
  });

  it('is not told by a move to another day, nor by being called off', () => {
    expect(isTold(changed, holding(moved), [fired(null, { ...moved, day: '2025-02-16' })])).toBe(false);
    expect(isTold(changed, holding(moved), [fired(null, { ...moved, cancelled: true })])).toBe(false);
  });

  it('is told by no other where its day is not known', () => {
    expect(isTold(changed, holding({ ...moved, day: null }), [fired(null, { ...moved, day: null })])).toBe(
      false,
    );
  });
});

describe('many contacts in a week', () => {
  it.each([
    { day: '2025-02-09', told: true },
    { day: '2025-02-08', told: false },
    { day: '2025-02-21', told: true },
    { day: '2025-02-22', told: false },
  ])('are told by an alert of $day, where they share a day with it: $told', ({ day, told }) => {
    const often = rule({ when: { kind: 'frequency', days: 7, times: 3 } });
    expect(isTold(often, holding({ kind: 'frequency' }), [fired(null, { kind: 'frequency', day })])).toBe(
      told,
    );
  });
});

it('a contact and a plan are told whatever else was', () => {
  for (const kind of ['any', 'planned'] as const)
    expect(isTold(rule({ when: { kind } }), holding({ kind }), [fired(null, { kind })])).toBe(false);
});

it('what is first or frequent depends on other contacts, nothing else does', () => {
  const kinds = [
    { kind: 'first-contact' },
    { kind: 'first-of-mode', withinDays: 3 },
    { kind: 'frequency', days: 1, times: 1 },
    { kind: 'any' },
    { kind: 'planned' },
    { kind: 'changed' },
    { kind: 'silence', days: 3 },
  ] as const;
  expect(kinds.filter((when) => looksBack(rule({ when }))).map(({ kind }) => kind)).toEqual([
    'first-contact',
    'first-of-mode',
    'frequency',
  ]);
});
