import type { FeedItem, FeedPage, FeedStep } from '../../api/contacts';

/** What is known of a contact (null: gone) and the log position that it is known from. */
interface Entry {
  readonly at: number;
  readonly item: FeedItem | null;
}
type Entries = ReadonlyMap<string, Entry>;

/**
 * `following`: at the top, news comes in. `reading`: scrolled down, news waits and what is shown is kept true.
 * `paused`: nothing changes.
 */
export type Flow = 'following' | 'reading' | 'paused';

/**
 * The list as pages and live steps make it. Later knowledge of a contact replaces earlier, whatever arrives when:
 * pages and steps may overlap, repeat and overtake each other.
 */
export interface FeedState {
  readonly shown: Entries;
  /** What came while reading or paused, until it is released. */
  readonly waiting: Entries;
  /** Contacts whose news is older lie on pages that are not loaded yet; 0 once all are. */
  readonly floor: number;
  /** The last position heard of: subscribe after it. */
  readonly position: number;
  /** The newest news of the first page: what has newer came live. */
  readonly newestAtOpening: number;
  readonly flow: Flow;
}

const NOTHING: Entries = new Map();

const merge = (entries: Entries, news: Iterable<readonly [string, Entry]>): Entries => {
  const merged = new Map(entries);
  for (const [id, entry] of news) {
    if ((merged.get(id)?.at ?? -1) <= entry.at) merged.set(id, entry);
  }
  return merged;
};

const entriesOf = (page: FeedPage): [string, Entry][] =>
  page.items.map((item) => [item.id, { at: page.position, item }]);

const floorAfter = (page: FeedPage): number =>
  page.nextCursor === null ? 0 : Math.min(...page.items.map((item) => item.newsPosition));

/** The feed from its first page. */
export const openFeed = (page: FeedPage, flow: Flow = 'following'): FeedState => ({
  shown: merge(NOTHING, entriesOf(page)),
  waiting: NOTHING,
  floor: floorAfter(page),
  position: page.position,
  newestAtOpening: page.items[0]?.newsPosition ?? 0,
  flow: flow === 'paused' ? 'paused' : 'following',
});

/** Adds a further page. */
export const addPage = (state: FeedState, page: FeedPage): FeedState => ({
  ...state,
  shown: merge(state.shown, entriesOf(page)),
  floor: Math.min(state.floor, floorAfter(page)),
});

/** Takes a live step: into the list, or among what waits. */
export const applyStep = (state: FeedState, step: FeedStep): FeedState => {
  const changed = step.changed.map((item): [string, Entry] => [item.id, { at: step.position, item }]);
  const gone = step.gone.map((id): [string, Entry] => [id, { at: step.position, item: null }]);
  const news = [...changed, ...gone];
  const waits = waitsIn(state);
  return {
    ...state,
    shown: merge(
      state.shown,
      news.filter(([, entry]) => !waits(entry)),
    ),
    waiting: merge(
      state.waiting,
      news.filter(([, entry]) => waits(entry)),
    ),
    position: Math.max(state.position, step.position),
  };
};

const waitsIn = (state: FeedState): ((entry: Entry) => boolean) => {
  if (state.flow !== 'reading') return () => state.flow === 'paused';
  const top = visibleItems(state)[0]?.newsPosition ?? 0;
  return ({ item }) => item !== null && item.newsPosition > top;
};

/** Lets in what waits. */
export const release = (state: FeedState): FeedState => ({
  ...state,
  shown: merge(state.shown, state.waiting),
  waiting: NOTHING,
});

/** Changes how news comes in; following lets in what waited. */
export const setFlow = (state: FeedState, flow: Flow): FeedState =>
  flow === 'following' ? { ...release(state), flow } : { ...state, flow };

const byNews = (a: FeedItem, b: FeedItem): number =>
  b.newsPosition - a.newsPosition || (a.id < b.id ? -1 : 1);

/** What the list shows: newest news first, down to the end of the loaded pages. */
export const visibleItems = (state: FeedState): FeedItem[] =>
  [...state.shown.values()]
    .flatMap(({ item }) => (item && item.newsPosition >= state.floor ? [item] : []))
    .sort(byNews);

/** How many contacts wait to be let in. */
export const waitingCount = (state: FeedState): number =>
  [...state.waiting].filter(
    ([id, entry]) =>
      entry.item && entry.item.newsPosition >= state.floor && (state.shown.get(id)?.at ?? -1) < entry.at,
  ).length;
