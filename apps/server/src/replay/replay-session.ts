import { randomUUID } from 'node:crypto';
import type {
  Clock,
  ContactItem,
  OpenReplay,
  openReplaySchema,
  ReadReplay,
  ReplayOpened,
  ReplayReel,
  ReplayScene,
} from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import type { z } from 'zod';
import { type Moment, momentAt } from '../past/moment';
import { pageAsOf } from '../past/past-page';
import { publishedTimeline } from './published-timeline';
import { recordedTimeline } from './recorded-timeline';
import { scopeOf } from './scope';
import { MOST_IN_REEL, type Range, type Scope, type Timeline } from './timeline';

const TIMELINES: Record<Clock, Timeline> = { published: publishedTimeline, recorded: recordedTimeline };

/** Parts of the scrubber's histogram. */
const PARTS = 240;

/** Contacts of a scene. */
const SCENE = 50;

export interface ReplaySession {
  readonly id: string;
  readonly clock: Clock;
  readonly filter: ContactFilter;
  readonly scope: Scope;
  /** Null: nothing passes the filter. */
  readonly range: Range | null;
  /** Where the last scene ended, and the ids of its contacts. */
  scene: { readonly cursor: string; readonly contacts: readonly string[] } | null;
}

/** Opens a replay, and tells its range and how many changes each part of it has. */
export const openReplay = async (
  sql: Sql,
  { filter, clock, from, to }: z.output<typeof openReplaySchema>,
): Promise<{ session: ReplaySession; opened: ReplayOpened }> => {
  const timeline = TIMELINES[clock];
  const scope = await scopeOf(sql, clock, filter);
  const range = rangeWithin(await timeline.ends(sql, scope), { from, to });
  const histogram = range ? await timeline.count(sql, scope, partsOf(range), range.to) : [];
  const id = randomUUID();
  const changes = histogram.reduce((sum, part) => sum + part, 0);
  return {
    session: { id, clock, filter, scope, range, scene: null },
    opened: { session: id, filter, clock, range, changes, histogram },
  };
};

const rangeWithin = (ends: Range | null, { from, to }: Pick<OpenReplay, 'from' | 'to'>): Range | null => {
  const range = ends && { from: from ?? ends.from, to: to ?? ends.to };
  return range && range.from <= range.to ? range : null;
};

/** Moments at which the parts of a range begin: equal ones, but for the last. */
const partsOf = ({ from, to }: Range): string[] => {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const width = Math.max(1, Math.ceil((last - first + 1) / PARTS));
  return Array.from({ length: PARTS }, (_, i) => new Date(first + i * width).toISOString());
};

/** Pages that one scene takes, at most: a page may be short of what a rare filter asks for. */
const MOST_PAGES = 20;

const sceneAt = async (sql: Sql, moment: Moment, filter: ContactFilter): Promise<ContactItem[]> => {
  const items: ContactItem[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES && items.length < SCENE; page++) {
    const part = await pageAsOf(sql, moment, { filter, limit: SCENE - items.length, cursor });
    items.push(...part.items);
    if (part.nextCursor === null) break;
    cursor = part.nextCursor;
  }
  return items;
};

/** How things stood at a moment, and where a reel goes on from there. */
export const seekReplay = async (sql: Sql, session: ReplaySession, at: string): Promise<ReplayScene> => {
  const { id, clock, filter, scope, range } = session;
  const timeline = TIMELINES[clock];
  const cursor = await timeline.placeAt(sql, at);
  const moment = await momentAt(sql, clock, at);
  const [items, around] = await Promise.all([
    sceneAt(sql, moment, filter),
    timeline.around(sql, scope, cursor),
  ]);
  session.scene = { cursor, contacts: items.map((item) => item.id) };
  const within = (change: string | null) =>
    range && change !== null && range.from <= change && change <= range.to ? change : null;
  return {
    session: id,
    at,
    items,
    cursor,
    next: within(around.next),
    previous: within(around.previous),
  };
};

/** The changes after a place, at most a thousand. Before the first scene, all contacts are new to the client. */
export const readReplay = async (
  sql: Sql,
  { id, clock, scope, range, scene }: ReplaySession,
  { after, limit }: { readonly after: ReadReplay['after']; readonly limit: number },
): Promise<ReplayReel> => {
  if (!range) return { session: id, changes: [], earlier: [], cursor: after, end: true };
  const reel = await TIMELINES[clock].read(sql, {
    scope,
    scene: scene?.cursor ?? after,
    shown: scene?.contacts ?? null,
    after,
    to: range.to,
    limit: Math.min(limit, MOST_IN_REEL),
  });
  return { session: id, ...reel };
};
