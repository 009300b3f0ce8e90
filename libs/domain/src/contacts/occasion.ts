import { addDays, daysBetween, monthsBetween } from '../dates';
import type { Claim } from '../events';
import type { Mode } from '../words';
import { countryOf, countryPairs, idsOf, idsOfPair, namesOnlyCountries, type Pair, pairsOf } from './parties';
import { isDay, movedReach, nearOf, periodOf, reachOf } from './reach';
import { sidesOf } from './sides';

/**
 * Which claims speak of the same occasion, told from the claims alone.
 *
 * A claim is an *anchor* when it names a channel, states a day and names whom it means: two anchors that share a pair,
 * the channel and the day are one occasion. Every other claim is *loose*: it joins the anchor that it fits best, or
 * else the loose claims that say the same. Anchors are never merged through a loose claim, so the outcome depends on
 * the set of claims and not on the order in which they came.
 */

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
 * Modes that the press confuses share a channel. A visit contains meetings and is never one. With `+`: of more than two
 * sides, which may be another occasion than the one that two of them have at its margins (see `bridge.ts`). With `#2`:
 * the second of the day.
 */
export type Channel =
  `${'remote' | 'meeting' | 'visit' | 'message' | 'unspecified'}${'' | '+'}${'' | `#${number}`}`;

const CHANNELS = {
  call: 'remote',
  video: 'remote',
  meeting: 'meeting',
  visit: 'visit',
  message: 'message',
  unspecified: 'unspecified',
} as const satisfies Record<Mode, Channel>;

/** From so many sides on, two of them may have met besides. */
const MANY_SIDES = 3;

const channelOf = ({
  mode,
  participants,
  gathering,
  sequence = 1,
}: Pick<Claim, 'mode' | 'participants' | 'gathering' | 'sequence'>): Channel => {
  const channel = CHANNELS[mode];
  const ordinal = sequence > 1 ? (`#${sequence}` as const) : '';
  if (channel === 'visit' || channel === 'message') return `${channel}${ordinal}`;
  const isMany = participants.length >= MANY_SIDES && sidesOf(participants).length >= MANY_SIDES;
  return `${channel}${isMany || gathering ? '+' : ''}${ordinal}`;
};

/** Reports of one visit date it by its first day or by the day of the report. */
const VISIT_DAYS = 2;

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
  /** The keys by the countries of those who met, for claims that name only these; and their blocks, each once. */
  readonly coarse: readonly CoarseKey[];
  readonly coarseBlocks: readonly Block[];
  /** First and last day of the anchors that a loose claim can join. */
  readonly reach: readonly [from: string, to: string];
  /** The day that the anchor should be near. */
  readonly near: string;
  /** The plan was moved from a day that the article does not tell: the plan is looked for in these blocks. */
  readonly moved: readonly Block[];
  /** The claim names countries: where those may stand who met, by its own keys. */
  readonly lookups: readonly CoarseKey[];
}

export interface CoarseKey {
  readonly block: Block;
  readonly key: AnchorKey;
}

const known = new WeakMap<Claim, ClaimKeys>();

/** Parties by which a claim is found, at most: pairs grow with their square, and the first named are those it is about. */
const MOST_PARTIES = 16;

/** The keys of a claim, computed once. */
export const keysOf = (claim: Claim): ClaimKeys => {
  const found = known.get(claim);
  if (found) return found;
  const made = isApart(claim) ? NOWHERE : makeKeys(withFewParties(claim));
  known.set(claim, made);
  return made;
};

const withFewParties = (claim: Claim): Claim =>
  claim.participants.length <= MOST_PARTIES
    ? claim
    : { ...claim, participants: claim.participants.slice(0, MOST_PARTIES), gathering: true };

const isApart = (claim: Claim): boolean => 'apart' in claim && claim.apart !== undefined;

/** A claim that an analyst set apart is found by nothing but its decision. */
const NOWHERE: ClaimKeys = {
  anchor: false,
  channel: 'unspecified',
  keys: [],
  blocks: [],
  coarse: [],
  coarseBlocks: [],
  reach: ['9999-12-31', '0001-01-01'],
  near: '',
  moved: [],
  lookups: [],
};

const makeKeys = (claim: Claim): ClaimKeys =>
  isDay(claim.date) && claim.mode !== 'unspecified' ? anchorKeys(claim) : looseKeys(claim);

const looseKeys = (claim: Claim): ClaimKeys => {
  const reach = reachOf(claim);
  const blocks = looseBlocks(claim, reach);
  return { ...NOWHERE, channel: channelOf(claim), reach, near: nearOf(claim), blocks };
};

const anchorKeys = (claim: Claim): ClaimKeys => {
  const channel = channelOf(claim);
  const pairs = pairsOf(claim);
  const named = namesOnlyCountries(claim);
  const days = daysOf(claim);
  const keysFor = (some: readonly Pair[]) =>
    some.flatMap((pair) => days.map((day): AnchorKey => ({ pair, channel, day })));
  const keys = keysFor(pairs);
  const coarse = named ? [] : coarseKeys(claim, keys);
  const lookups = named ? coarseKeys(claim, keysFor(countryPairs(claim))) : [];
  const moved = movedBlocks(claim, pairs);
  const coarseBlocks = distinct([...coarse, ...lookups].map(({ block }) => block));
  const blocks = distinct([...keys.map(blockOf), ...coarseBlocks, ...moved]);
  return { ...NOWHERE, anchor: true, channel, keys, blocks, coarse, coarseBlocks, lookups, moved };
};

const distinct = (items: string[]): string[] => (items.length < 2 ? items : [...new Set(items)]);

const looseBlocks = (claim: Claim, reach: readonly [string, string]): Block[] => {
  const months = monthsBetween(...reach);
  const own = pairsOf(claim).flatMap((pair) => months.map((month) => `${pair} ${month}`));
  return namesOnlyCountries(claim) ? [...own, ...coarseBlocks(claim, reach)] : own;
};

export const isAnchor = (claim: Claim): boolean => keysOf(claim).anchor;

/**
 * Whether it depends on the anchors in its blocks where the claim belongs: loose claims, plans that were moved from an
 * untold day, claims that name only countries.
 */
export const looksAround = (claim: Claim): boolean => {
  const { anchor, moved, lookups } = keysOf(claim);
  return !anchor || moved.length > 0 || lookups.length > 0;
};

export const blocksOf = (claim: Claim): readonly Block[] => keysOf(claim).blocks;

/** Days under which an anchor stands: its own; a moved plan's former one; for a visit those that it may have lasted. */
const daysOf = ({ mode, date, moved }: Claim): string[] => {
  const day = date!.value;
  const days = mode === 'visit' ? Array.from({ length: VISIT_DAYS + 1 }, (_, i) => addDays(day, i)) : [day];
  const from = moved?.from ?? null;
  return isDay(from) && from.value !== day ? [...days, from.value] : days;
};

export const blockOf = ({ pair, day }: Pick<AnchorKey, 'pair' | 'day'>): Block =>
  `${pair} ${day.slice(0, 7)}`;

const coarseBlock = (countries: Pair, day: string): Block => `~${countries} ${day}`;

/** Keys by the countries of those who met, where claims that name only the countries look for them. */
const coarseKeys = (claim: Claim, keys: readonly AnchorKey[]): CoarseKey[] => {
  if (claim.mode === 'visit') return [];
  return keys.flatMap((key) => {
    const [a, b] = idsOfPair(key.pair).map((id) => countryOf(claim, id)) as [string, string];
    if (a === '' || b === '' || a === b) return [];
    return [{ block: coarseBlock(a < b ? `${a}|${b}` : `${b}|${a}`, key.day), key }];
  });
};

/** Longest span of days in which a claim that names only countries looks for who they were. */
const COARSE_DAYS = 31;

const coarseBlocks = (claim: Claim, reach: readonly [string, string]): Block[] => {
  const left = claim.moved?.from ?? null;
  const [from, to] = isDay(left) ? [left.value, left.value] : reach;
  const span = daysBetween(from, to);
  if (span > COARSE_DAYS) return [];
  const days = Array.from({ length: span + 1 }, (_, i) => addDays(from, i));
  return countryPairs(claim).flatMap((pair) => {
    const countries = pair.replaceAll('country:', '');
    return days.map((day) => coarseBlock(countries, day));
  });
};

const movedBlocks = (claim: Claim, pairs: readonly Pair[]): Block[] => {
  if (!claim.moved || claim.status === 'occurred') return [];
  if (isDay(claim.moved.from)) return [];
  const months = monthsBetween(...movedReach(claim));
  return pairs.flatMap((pair) => months.map((month) => `${pair} ${month}`));
};

/** Loose claims that find no anchor are one occasion when they say the same of the same parties. */
export const looseKey = (claim: Claim & { readonly apart?: string | undefined }): string => {
  if (claim.apart !== undefined) return `apart ${claim.apart}`;
  const when = isDay(claim.date) ? claim.date!.value : periodOf(claim);
  return [idsOf(claim.participants).join('|'), channelOf(claim), when].join(' / ');
};

/** Whether a loose claim can speak of an anchor. */
export const fits = (claim: Claim, anchor: AnchorKey): boolean => {
  const { channel, reach } = keysOf(claim);
  return channelFits(base(channel), base(anchor.channel)) && reach[0] <= anchor.day && anchor.day <= reach[1];
};

const channelFits = (channel: string, anchor: string): boolean =>
  channel.startsWith('unspecified')
    ? anchor === channel.replace('unspecified', 'remote') ||
      anchor === channel.replace('unspecified', 'meeting')
    : channel === anchor;

/** The channel, however many sides took part. */
export const base = (channel: Channel): Channel => channel.replace('+', '') as Channel;

export const isOfMany = (channel: Channel): boolean => channel.includes('+');

/** The key of the same pair, channel and day with more, or only two, sides; undefined where sides make no difference. */
export const twinOf = (key: AnchorKey): AnchorKey | undefined => {
  const { channel } = key;
  if (channel.startsWith('visit') || channel.startsWith('message')) return undefined;
  if (isOfMany(channel)) return { ...key, channel: base(channel) };
  return { ...key, channel: channel.replace(/^[a-z]+/, '$&+') as Channel };
};

/** Whether the anchor's pair has one of the persons whom a claim names beside countries; true where it names none. */
export const namesOneOf = (claim: Claim, { pair }: AnchorKey): boolean => {
  const persons = claim.participants.filter((p) => p.kind === 'person');
  const ids: readonly string[] = idsOfPair(pair);
  return persons.length === 0 || persons.some((p) => ids.includes(p.actorId));
};

/** Days between a loose claim's date, or its publication, and an anchor. */
export const distance = (claim: Claim, anchor: AnchorKey): number =>
  Math.abs(daysBetween(anchor.day, keysOf(claim).near));
