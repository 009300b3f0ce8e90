import type { ContactItem, LiveStep } from '@chancery/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change, ChangeFeed, Changes } from './change-feed';
import { liveSteps } from './live-subscription';

/** A feed over a fixed list; ends the subscription once all is told. */
const feedOf = (changes: readonly Change[], position: number, most = Number.POSITIVE_INFINITY) => {
  const end = new AbortController();
  const next = async (after: number): Promise<Changes | undefined> => {
    const later = changes.filter((change) => change.position > after);
    if (after >= position) end.abort();
    return later.length > most ? undefined : { changes: later, position };
  };
  const reaches = async (after: number) => after <= position;
  return { feed: { reaches, next } as unknown as ChangeFeed, signal: end.signal };
};

const contact = (id: string, mode: ContactItem['mode']): ContactItem =>
  ({ id, mode, participants: [], sources: { outlets: [], langs: [] }, topics: [] }) as unknown as ContactItem;

const told = async (changes: readonly Change[], position: number, after = 0, most?: number) => {
  const { feed, signal } = feedOf(changes, position, most);
  const steps: LiveStep[] = [];
  const run = liveSteps(feed, { filter: { mode: ['call'] }, after }, signal);
  let next = await run.next();
  for (; !next.done; next = await run.next()) steps.push(next.value);
  return { steps, ended: next.value };
};

const anyChanges: fc.Arbitrary<Change[]> = fc
  .array(
    fc.record({
      step: fc.integer({ min: 0, max: 2 }),
      id: fc.nat(40),
      kind: fc.constantFrom('call', 'visit', null),
    }),
    {
      maxLength: 700,
    },
  )
  .map((sketches) => {
    let position = 1;
    return sketches.map(({ step, id, kind }) => {
      position += step;
      return { position, id: `${id}`, contact: kind === null ? null : contact(`${id}`, kind) };
    });
  });

describe('the steps of a subscription', () => {
  it('lead to what the filter shows of the whole, each starting where the last one ended', async () => {
    await fc.assert(
      fc.asyncProperty(anyChanges, async (changes) => {
        const last = changes.at(-1)?.position ?? 1;
        const { steps } = await told(changes, last);
        const shown = new Map<string, ContactItem>();
        let position = 0;
        for (const step of steps) {
          expect(step.after).toBe(position);
          position = step.position;
          for (const id of step.gone) shown.delete(id);
          for (const item of step.changed) shown.set(item.id, item);
        }
        const latest = new Map(changes.map((change) => [change.id, change.contact]));
        const wanted = [...latest].filter(([, c]) => c?.mode === 'call').map(([id]) => id);
        expect([...shown.keys()].sort()).toEqual(wanted.sort());
      }),
    );
  });

  it('never cut a position in two', async () => {
    const changes = Array.from({ length: 650 }, (_, i) => ({
      position: 1 + Math.floor(i / 130),
      id: `${i}`,
      contact: contact(`${i}`, 'call'),
    }));
    const { steps } = await told(changes, 5);
    expect(steps.map((step) => step.changed.length)).toEqual([260, 260, 130]);
  });

  it('end when the client is too far behind, or ahead of the log', async () => {
    const changes = [1, 2, 3].map((position) => ({ position, id: `${position}`, contact: null }));
    expect((await told(changes, 3, 0, 2)).ended).toBe('TOO_FAR_BEHIND');
    expect((await told(changes, 3, 9)).ended).toBe('TOO_FAR_BEHIND');
  });
});
