import { beforeEach, describe, expect, it, vi } from 'vitest';
import { feedItem, feedPage } from '../../contact/contact-samples';
import { visibleItems } from './feed-state';
import { createFeedStore } from './feed-store';

const idsOf = (store: ReturnType<typeof createFeedStore>) => {
  const { state } = store.current();
  return state ? visibleItems(state).map((item) => item.id) : null;
};

describe('the store of the feed', () => {
  let frames: FrameRequestCallback[];
  beforeEach(() => {
    frames = [];
    vi.stubGlobal('requestAnimationFrame', (frame: FrameRequestCallback) => frames.push(frame));
    return () => vi.unstubAllGlobals();
  });
  const paint = () => {
    for (const frame of frames.splice(0)) frame(0);
  };

  it('has applied a step when it may be acknowledged, and tells of many once a frame', () => {
    const store = createFeedStore();
    const watcher = vi.fn();
    store.watch(watcher);
    store.takePages('', [feedPage(1, [feedItem('a', 1)])]);
    store.takeStep({ position: 2, changed: [feedItem('b', 2)], gone: [] });
    store.takeStep({ position: 3, changed: [feedItem('c', 3)], gone: [] });
    expect(idsOf(store)).toEqual(['c', 'b', 'a']);
    expect(watcher).not.toHaveBeenCalled();
    paint();
    expect(watcher).toHaveBeenCalledTimes(1);
  });

  it('keeps what came live when further pages are loaded', () => {
    const store = createFeedStore();
    const first = feedPage(5, [feedItem('b', 4)], 'more');
    store.takePages('', [first]);
    store.takeStep({ position: 6, changed: [feedItem('c', 6)], gone: [] });
    store.takePages('', [first, feedPage(6, [feedItem('a', 1)])]);
    expect(idsOf(store)).toEqual(['c', 'b', 'a']);
    expect(store.current().opening).toBe(1);
  });

  it('opens anew with another first page, and stays paused', () => {
    const store = createFeedStore();
    store.takePages('', [feedPage(5, [feedItem('a', 4)])]);
    store.setFlow('paused');
    store.takePages('', [feedPage(9, [feedItem('b', 8)])]);
    expect(idsOf(store)).toEqual(['b']);
    expect(store.current()).toMatchObject({ opening: 2, state: { position: 9, flow: 'paused' } });
  });
});
