import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedItem, FeedStep } from '../../api/contacts';
import { feedItem, feedPage } from '../../contact/contact-samples';
import {
  addPage,
  applyStep,
  type FeedState,
  openFeed,
  release,
  setFlow,
  visibleItems,
  waitingCount,
} from './feed-state';

const step = (position: number, changed: FeedItem[], gone: string[] = []): FeedStep => ({
  position,
  changed,
  gone,
});
const ids = (state: FeedState): string[] => visibleItems(state).map((item) => item.id);

const opened = openFeed(feedPage(10, [feedItem('b', 8), feedItem('a', 5)], 'more'));

describe('the feed at the top', () => {
  it('takes what is new to the top', () => {
    expect(ids(applyStep(opened, step(11, [feedItem('c', 11)])))).toEqual(['c', 'b', 'a']);
  });

  it('keeps a changed contact in its place', () => {
    const state = applyStep(opened, step(11, [{ ...feedItem('a', 5), place: 'Vienna' }]));
    expect(visibleItems(state).map(({ id, place }) => [id, place])).toEqual([
      ['b', 'Geneva'],
      ['a', 'Vienna'],
    ]);
  });

  it('takes a contact whose status changed to the top: that is news', () => {
    expect(ids(applyStep(opened, step(11, [feedItem('a', 11)])))).toEqual(['a', 'b']);
  });

  it('drops what is gone', () => {
    expect(ids(applyStep(opened, step(11, [], ['b', 'unheard-of'])))).toEqual(['a']);
  });

  it('leaves to later pages what belongs there', () => {
    const state = applyStep(opened, step(11, [feedItem('old', 2)]));
    expect(ids(state)).toEqual(['b', 'a']);
    expect(ids(addPage(state, feedPage(11, [feedItem('old', 2)])))).toEqual(['b', 'a', 'old']);
  });
});

describe('a page that was asked for before a step and comes after it', () => {
  const stepped = applyStep(opened, step(12, [{ ...feedItem('y', 3), place: 'Vienna' }], ['x']));
  const state = addPage(stepped, feedPage(11, [feedItem('x', 4), feedItem('y', 3)]));

  it('does not bring back what is gone', () => expect(ids(state)).toEqual(['b', 'a', 'y']));
  it('does not undo what changed', () => expect(visibleItems(state).at(-1)?.place).toBe('Vienna'));
});

describe('the feed while it is read further down', () => {
  const reading = setFlow(opened, 'reading');

  it('lets news wait and counts it', () => {
    const state = applyStep(reading, step(11, [feedItem('c', 11), feedItem('a', 10)]));
    expect(ids(state)).toEqual(['b', 'a']);
    expect(waitingCount(state)).toBe(2);
    expect(ids(release(state))).toEqual(['c', 'a', 'b']);
  });

  it('keeps what is shown true', () => {
    const state = applyStep(reading, step(11, [{ ...feedItem('a', 5), place: 'Vienna' }], ['b']));
    expect(visibleItems(state).map((item) => item.place)).toEqual(['Vienna']);
    expect(waitingCount(state)).toBe(0);
  });

  it('does not count what came and went', () => {
    const state = applyStep(applyStep(reading, step(11, [feedItem('c', 11)])), step(12, [], ['c']));
    expect(waitingCount(state)).toBe(0);
    expect(ids(setFlow(state, 'following'))).toEqual(['b', 'a']);
  });
});

describe('the feed while paused', () => {
  const paused = setFlow(opened, 'paused');

  it('changes nothing and keeps what came', () => {
    const state = applyStep(
      paused,
      step(11, [{ ...feedItem('a', 5), place: 'Vienna' }, feedItem('c', 11)], ['b']),
    );
    expect(visibleItems(state)).toEqual(visibleItems(opened));
    expect(state.position).toBe(11);
    expect(ids(setFlow(state, 'following'))).toEqual(['c', 'a']);
  });
});

/** A log of what became of eight contacts, one change a position. */
const logs = fc
  .array(fc.record({ id: fc.constantFrom(...'abcdefgh'), gone: fc.boolean(), news: fc.boolean() }), {
    maxLength: 40,
  })
  .map((changes) => {
    const news = new Map<string, number>();
    return changes.map(({ id, gone, news: isNews }, i): FeedStep => {
      const position = i + 1;
      if (gone) news.delete(id);
      else if (isNews || !news.has(id)) news.set(id, position);
      const item = { ...feedItem(id, news.get(id) ?? 0), place: `place ${position}` };
      return gone ? step(position, [], [id]) : step(position, [item]);
    });
  });

const ALL = openFeed(feedPage(0, []));

describe('any steps', () => {
  it('give the same list when repeated after a reconnection, and whether or not they waited', () => {
    fc.assert(
      fc.property(
        logs,
        fc.nat(),
        fc.nat(),
        fc.constantFrom('following', 'reading', 'paused'),
        (log, cut, back, flow) => {
          const straight = log.reduce(applyStep, ALL);
          const lost = cut % (log.length + 1);
          const again = Math.max(0, lost - (back % 10));
          const repeated = [...log.slice(0, lost), ...log.slice(again)];
          const state = setFlow(repeated.reduce(applyStep, setFlow(ALL, flow as 'following')), 'following');
          expect(visibleItems(state)).toEqual(visibleItems(straight));
          expect(waitingCount(state)).toBe(0);
        },
      ),
    );
  });

  it('give the same list when the server folds several into one', () => {
    fc.assert(
      fc.property(logs, fc.integer({ min: 1, max: 7 }), (log, size) => {
        const folded: FeedStep[] = [];
        for (let i = 0; i < log.length; i += size) folded.push(fold(log.slice(i, i + size)));
        expect(visibleItems(folded.reduce(applyStep, ALL))).toEqual(visibleItems(log.reduce(applyStep, ALL)));
      }),
    );
  });
});

const fold = (steps: FeedStep[]): FeedStep => {
  const last = new Map<string, FeedItem | null>();
  for (const { changed, gone } of steps) {
    for (const item of changed) last.set(item.id, item);
    for (const id of gone) last.set(id, null);
  }
  const entries = [...last];
  return step(
    steps.at(-1)!.position,
    entries.flatMap(([, item]) => item ?? []),
    entries.flatMap(([id, item]) => (item ? [] : [id])),
  );
};
