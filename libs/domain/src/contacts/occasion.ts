import { addDays, daysBetween, firstDay, lastDay, monthsBetween } from '../dates';
import type { Claim } from '../events';
import type { DateValue, Mode, Participant } from '../words';
import { sideOf, sidesOf } from './sides';

/**
 * Which claims speak of the same occasion, told from the claims alone.
 *
 * A claim is an *anchor* when it names a channel, states a day and names whom it means: two anchors that share a pair,
 * the channel and the day are one occasion. Every other claim is *loose*: it joins the anchor that it fits best, or
 * else the loose claims that say the same. Anchors are never merged through a loose claim, so the outcome depends on
 * the set of claims and not on the order in which they came.
 */

/** An unordered pair of actor ids. */
export type Pair = string;

/**
 * What two anchors of one occasion have in common. A visit that took several days, and a plan that was moved from one
 * day to another, have a key for each.
 */
export interface AnchorKey {
  readonly pair: Pair;
  readonly channel: Channel;
  readonly day: string;
}

/**
 * Modes that the press confuses share a channel. A visit contains meetings and is never one; nor is a gathering of
 * many (`+`) the meeting that two of them have at its margins.
 */
export type Channel =
  | 'remote'
  | 'meeting'
  | 'visit'
  | 'message'
  | 'unspecified'
  | 'remote+'
  | 'meeting+'
  | 'unspecified+';

const CHANNELS = {
  call: 'remote',
  video: 'remote',
  meeting: 'meeting',
  visit: 'visit',
  message: 'message',
  unspecified: 'unspecified',
} as const satisfies Record<Mode, Channel>;

/** From so many sides on, a meeting is a gathering. */
const MANY_SIDES = 4;

const channelOf = ({ mode, participants }: Pick<Claim, 'mode' | 'participants'>): Channel => {
  const channel = CHANNELS[mode];
  if (channel === 'visit' || channel === 'message') return channel;
  return participants.length >= MANY_SIDES && sidesOf(participants).length >= MANY_SIDES
    ? `${channel}+`
    : channel;
};

/** Days around a loose claim's publication in which its anchor may lie: [before, after]. */
const REACH = {
  occurred: [60, 1],
  planned: [1, 120],
  proposed: [1, 120],
  cancelled: [30, 60],
} as const;

/** A claim that names no day was printed at most this many days after what it reports. */
const PUBLISHED_BASIS_REACH = [3, 1] as const;

/** An older contact that is mentioned in passing without a date: the last one before this article's own news. */
const BACKGROUND_REACH = [180, -2] as const;

/** Reports of one visit date it by its first day or by the day of the report. */
const VISIT_DAYS = 2;

/** How far ahead a plan may have lain that is moved. */
const MOVED_REACH = [3, 120] as const;

/** A pair and a month, in which claims look for each other; or a pair of countries and a day. */
export type Block = string;

/** What a claim is found by. `blocks` holds every block in which a claim that it can be one occasion with stands. */
export interface ClaimKeys {
  readonly anchor: boolean;
  readonly channel: Channel;
  /** Where an anchor stands; empty for loose claims. */
  readonly keys: readonly AnchorKey[];
  /** Blocks in which other claims find an anchor, and in which a loose claim looks for one. */
  readonly blocks: readonly Block[];
  /** Blocks by countries, for claims that name only these. */
  readonly coarse: readonly CoarseKey[];
  /** First and last day of the anchors that a loose claim can join. */
  readonly reach: readonly [from: string, to: string];
  /** The day that the anchor should be near. */
  readonly near: string;
  /** The plan was moved from a day that the article does not tell: the plan is looked for in these blocks. */
  readonly moved: readonly Block[];
}

export interface CoarseKey {
  readonly block: Block;
  readonly key: AnchorKey;
}

const known = new WeakMap<Claim, ClaimKeys>();

/** The keys of a claim, computed once. */
export const keysOf = (claim: Claim): ClaimKeys => {
  const found = known.get(claim);
  if (found) return found;
  const made = isApart(claim) ? NOWHERE : makeKeys(claim);
  known.set(claim, made);
  return made;
};

const isApart = (claim: Claim): boolean => 'apart' in claim && claim.apart !== undefined;

/** A claim that an analyst set apart is found by nothing but its decision. */
const NOWHERE: ClaimKeys = {
  anchor: false,
  channel: 'unspecified',
  keys: [],
  blocks: [],
  coarse: [],
  reach: ['9999-12-31', '0001-01-01'],
  near: '',
  moved: [],
};

const makeKeys = (claim: Claim): ClaimKeys => {
  const channel = channelOf(claim);
  const pairs = pairsOf(claim);
  const reach = reachOf(claim);
  const near = nearOf(claim);
  if (!isDayStated(claim) || claim.mode === 'unspecified' || claim.background || isCoarse(claim)) {
    const coarse = isCoarse(claim) ? coarseBlocks(claim, reach) : [];
    const own = pairs.flatMap((pair) => monthsBetween(...reach).map((month) => `${pair} ${month}`));
    const blocks = [...own, ...coarse];
    return { anchor: false, channel, keys: [], blocks, coarse: [], reach, near, moved: [] };
  }
  const days = daysOf(claim);
  const keys = pairs.flatMap((pair) => days.map((day) => ({ pair, channel, day })));
  const coarse = coarseKeys(claim, keys);
  const moved = movedBlocks(claim, pairs);
  const blocks = [...new Set([...keys.map(blockOf), ...coarse.map(({ block }) => block), ...moved])];
  return { anchor: true, channel, keys, blocks, coarse, reach, near, moved };
};

const idsOf = (participants: readonly Participant[]): string[] =>
  [...new Set(participants.map((p) => p.actorId))].sort();

const everyPair = (ids: readonly string[]): Pair[] =>
  ids.flatMap((a, i) => ids.slice(i + 1).map((b) => `${a}|${b}`));

/**
 * The pairs that dealt with each other: across sides, since two of one delegation are together all day. Where all are
 * of one side, every pair.
 */
export const pairsOf = ({ participants }: Pick<Claim, 'participants'>): Pair[] => {
  const sides = new Map(participants.map((p) => [p.actorId, sideOf(p)]));
  const pairs = everyPair([...sides.keys()].sort());
  const across = pairs.filter((pair) => {
    const [a = '', b = ''] = pair.split('|');
    return sides.get(a) !== sides.get(b);
  });
  return across.length > 0 ? across : pairs;
};

const isDayStated = ({ date }: Claim): boolean => date?.precision === 'day' && date.basis === 'stated';

/** Names states where others name who spoke for them. Visits go to states: there they are the host. */
const isCoarse = ({ mode, participants }: Claim): boolean =>
  mode !== 'visit' &&
  participants.some((p) => p.kind === 'country') &&
  sidesOf(participants.filter((p) => p.kind !== 'country')).length < 2;

export const isAnchor = (claim: Claim): boolean => keysOf(claim).anchor;

export const blocksOf = (claim: Claim): readonly Block[] => keysOf(claim).blocks;

/** Days under which an anchor stands: its own; a moved plan's former one; for a visit those that it may have lasted. */
const daysOf = ({ mode, date, moved }: Claim): string[] => {
  const day = date!.value;
  const days = mode === 'visit' ? Array.from({ length: VISIT_DAYS + 1 }, (_, i) => addDays(day, i)) : [day];
  const from = moved?.from;
  return from && isDay(from) && from.value !== day ? [...days, from.value] : days;
};

const isDay = (date: DateValue): boolean => date.precision === 'day' && date.basis === 'stated';

const reachOf = (claim: Claim): readonly [from: string, to: string] => {
  const { status, article, background } = claim;
  const date = claim.date ?? claim.moved?.from ?? null;
  if (date && date.basis === 'stated') {
    const slack = background && date.precision === 'day' ? 1 : 0;
    return [addDays(firstDay(date.value), -slack), addDays(lastDay(date.value), slack)];
  }
  const published = article.publishedAt.slice(0, 10);
  const [before, after] = reachAround(date, status, background);
  return [addDays(published, -before), addDays(published, after)];
};

const reachAround = (
  date: DateValue | null,
  status: Claim['status'],
  background: boolean,
): readonly [number, number] => {
  if (date && status === 'occurred') return PUBLISHED_BASIS_REACH;
  return background && status === 'occurred' ? BACKGROUND_REACH : REACH[status];
};

const nearOf = ({ date, article }: Claim): string =>
  date && isDay(date) ? date.value : article.publishedAt.slice(0, 10);

export const blockOf = ({ pair, day }: Pick<AnchorKey, 'pair' | 'day'>): Block =>
  `${pair} ${day.slice(0, 7)}`;

const coarseBlock = (countries: Pair, day: string): Block => `~${countries} ${day}`;

const countryById = ({ participants }: Claim): Map<string, string | null> =>
  new Map(participants.map((p) => [p.actorId, p.kind === 'organisation' ? null : p.country]));

/** The anchor's keys by the countries of those who met, for claims that name only the countries. */
const coarseKeys = (claim: Claim, keys: readonly AnchorKey[]): CoarseKey[] => {
  if (claim.mode === 'visit') return [];
  const countries = countryById(claim);
  return keys.flatMap((key) => {
    const [a = '', b = ''] = key.pair.split('|').map((id) => countries.get(id) ?? '');
    if (a === '' || b === '' || a === b) return [];
    return [{ block: coarseBlock(a < b ? `${a}|${b}` : `${b}|${a}`, key.day), key }];
  });
};

/** Longest span of days in which a claim that names only countries looks for who they were. */
const COARSE_DAYS = 7;

const coarseBlocks = (claim: Claim, [from, to]: readonly [string, string]): Block[] => {
  const span = daysBetween(from, to);
  if (span > COARSE_DAYS) return [];
  const countries = [...new Set([...countryById(claim).values()].flatMap((c) => c ?? []))].sort();
  const days = Array.from({ length: span + 1 }, (_, i) => addDays(from, i));
  return everyPair(countries).flatMap((pair) => days.map((day) => coarseBlock(pair, day)));
};

const movedBlocks = (claim: Claim, pairs: readonly Pair[]): Block[] => {
  if (!claim.moved || claim.status === 'occurred') return [];
  if (claim.moved.from && isDay(claim.moved.from)) return [];
  const months = monthsBetween(...movedReach(claim));
  return pairs.flatMap((pair) => months.map((month) => `${pair} ${month}`));
};

/** Days in which the plan lay that this claim moves. */
export const movedReach = ({ article, moved }: Claim): readonly [from: string, to: string] => {
  const from = moved?.from;
  if (from && from.basis === 'stated') return [firstDay(from.value), lastDay(from.value)];
  const published = article.publishedAt.slice(0, 10);
  return [addDays(published, -MOVED_REACH[0]), addDays(published, MOVED_REACH[1])];
};

/** Loose claims that find no anchor are one occasion when they say the same of the same parties. */
export const looseKey = (claim: Claim & { readonly apart?: string | undefined }): string => {
  if (claim.apart !== undefined) return `apart ${claim.apart}`;
  const when = claim.date?.value ?? `undated ${claim.article.publishedAt.slice(0, 4)}`;
  return [idsOf(claim.participants).join('|'), channelOf(claim), when].join(' / ');
};

/** Whether a loose claim can speak of an anchor. */
export const fits = (claim: Claim, anchor: AnchorKey): boolean => {
  const { channel, reach } = keysOf(claim);
  return channelFits(channel, anchor.channel) && reach[0] <= anchor.day && anchor.day <= reach[1];
};

const channelFits = (channel: Channel, anchor: Channel): boolean => {
  if (channel === 'unspecified') return anchor === 'remote' || anchor === 'meeting';
  if (channel === 'unspecified+') return anchor === 'remote+' || anchor === 'meeting+';
  return channel === anchor;
};

/** Whether the anchor's pair has one of the persons whom a claim names beside countries; true where it names none. */
export const namesOneOf = (claim: Claim, { pair }: AnchorKey): boolean => {
  const persons = claim.participants.filter((p) => p.kind === 'person');
  const ids = pair.split('|');
  return persons.length === 0 || persons.some((p) => ids.includes(p.actorId));
};

/** Days between a loose claim's date, or its publication, and an anchor. */
export const distance = (claim: Claim, anchor: AnchorKey): number =>
  Math.abs(daysBetween(anchor.day, keysOf(claim).near));
