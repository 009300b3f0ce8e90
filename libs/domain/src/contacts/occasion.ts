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

/** Days around a loose claim's publication in which its anchor may lie: [before, after]. */
const REACH = {
  occurred: [60, 1],
  planned: [1, 120],
  proposed: [1, 180],
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

/** The same for a claim that tells no day that it was moved to. */
const MOVED_AWAY_REACH = [120, 120] as const;

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
  /** The claim names countries: where those may stand who met, by its own keys. */
  readonly lookups: readonly CoarseKey[];
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
  lookups: [],
};

const makeKeys = (claim: Claim): ClaimKeys => {
  const channel = channelOf(claim);
  const reach = reachOf(claim);
  const found = { channel, reach, near: nearOf(claim) };
  return isDayStated(claim) && claim.mode !== 'unspecified'
    ? { ...found, ...anchorKeys(claim, channel) }
    : { ...found, ...NO_KEYS, blocks: looseBlocks(claim, reach) };
};

const NO_KEYS = { anchor: false, keys: [], coarse: [], moved: [], lookups: [] } as const;

const anchorKeys = (claim: Claim, channel: Channel) => {
  const pairs = pairsOf(claim);
  const days = daysOf(claim);
  const keysFor = (some: readonly Pair[]) =>
    some.flatMap((pair) => days.map((day): AnchorKey => ({ pair, channel, day })));
  const keys = keysFor(pairs);
  const coarse = isCoarse(claim) ? [] : coarseKeys(claim, keys);
  const lookups = isCoarse(claim) ? coarseKeys(claim, keysFor(countryPairs(claim))) : [];
  const moved = movedBlocks(claim, pairs);
  const blocks = [...keys.map(blockOf), ...[...coarse, ...lookups].map(({ block }) => block), ...moved];
  return { anchor: true, keys, blocks: [...new Set(blocks)], coarse, lookups, moved };
};

const looseBlocks = (claim: Claim, reach: readonly [string, string]): Block[] => {
  const months = monthsBetween(...reach);
  const own = pairsOf(claim).flatMap((pair) => months.map((month) => `${pair} ${month}`));
  return isCoarse(claim) ? [...own, ...coarseBlocks(claim, reach)] : own;
};

const idsOf = (participants: readonly Participant[]): string[] =>
  [...new Set(participants.map((p) => p.actorId))].sort();

const everyPair = (ids: readonly string[]): Pair[] =>
  ids.flatMap((a, i) => ids.slice(i + 1).map((b) => `${a}|${b}`));

/**
 * The pairs that dealt with each other: across sides, since two of one delegation are together all day. Where all are
 * of one side, every pair. A country that is named for those who spoke for it pairs as a country too, and so does the
 * host of a visit.
 */
export const pairsOf = (claim: Pick<Claim, 'participants' | 'mode'>): Pair[] => {
  const { participants } = claim;
  const sides = new Map(participants.map((p) => [p.actorId, sideOf(p)]));
  const pairs = everyPair([...sides.keys()].sort());
  const across = pairs.filter((pair) => {
    const [a = '', b = ''] = pair.split('|');
    return sides.get(a) !== sides.get(b);
  });
  const met = across.length > 0 ? across : pairs;
  if (claim.mode === 'visit') return visitPairs(claim, met);
  return isCoarse(claim) ? [...new Set([...met, ...countryPairs(claim)])] : met;
};

/** Who visited whom: a person and the host's country, whoever received them; states only where no person is named. */
const visitPairs = ({ participants }: Pick<Claim, 'participants'>, met: readonly Pair[]): Pair[] => {
  const countries = countryById({ participants });
  const isPerson = (id: string) => id.startsWith('person:');
  const withPersons = met.filter((pair) => pair.split('|').some(isPerson));
  const asCountries = withPersons.flatMap((pair) => {
    const [a = '', b = ''] = pair.split('|');
    return [...hosted(a, b, countries), ...hosted(b, a, countries)];
  });
  return withPersons.length > 0 ? [...new Set([...withPersons, ...asCountries])] : [...met];
};

const hosted = (visitor: string, host: string, countries: ReadonlyMap<string, string | null>): Pair[] => {
  const country = countries.get(host);
  if (!country || !visitor.startsWith('person:')) return [];
  return everyPair([visitor, `country:${country}`].sort());
};

/** Every two countries that the claim names or whose people it names. */
const countryPairs = ({ participants }: Pick<Claim, 'participants'>): Pair[] => {
  const countries = [...countryById({ participants }).values()].flatMap((c) => (c ? [`country:${c}`] : []));
  return everyPair([...new Set(countries)].sort());
};

const isDayStated = ({ date }: Claim): boolean => date?.precision === 'day' && date.basis === 'stated';

/** Names states where others name who spoke for them. Visits go to states: there they are the host. */
const isCoarse = ({ mode, participants }: Pick<Claim, 'participants' | 'mode'>): boolean =>
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
  const { date, status, article, background, moved } = claim;
  const published = article.publishedAt.slice(0, 10);
  const around = ([before, after]: readonly [number, number]): readonly [string, string] => [
    addDays(published, -before),
    addDays(published, after),
  ];
  if (moved && !isDayStated(claim)) return around(MOVED_AWAY_REACH);
  if (date && date.basis === 'stated') return [firstDay(date.value), lastDay(date.value)];
  if (date && status === 'occurred') return around(PUBLISHED_BASIS_REACH);
  return around(background && status === 'occurred' ? BACKGROUND_REACH : REACH[status]);
};

const nearOf = ({ date, article, moved }: Claim): string => {
  if (date && isDay(date)) return date.value;
  return moved?.from && isDay(moved.from) ? moved.from.value : article.publishedAt.slice(0, 10);
};

export const blockOf = ({ pair, day }: Pick<AnchorKey, 'pair' | 'day'>): Block =>
  `${pair} ${day.slice(0, 7)}`;

const coarseBlock = (countries: Pair, day: string): Block => `~${countries} ${day}`;

const countryById = ({ participants }: Pick<Claim, 'participants'>): Map<string, string | null> =>
  new Map(participants.map((p) => [p.actorId, p.kind === 'organisation' ? null : p.country]));

/** Keys by the countries of those who met, where claims that name only the countries look for them. */
const coarseKeys = (claim: Claim, keys: readonly AnchorKey[]): CoarseKey[] => {
  if (claim.mode === 'visit') return [];
  const countries = countryById(claim);
  const countryOf = (id: string) => (id.startsWith('country:') ? id.slice(8) : (countries.get(id) ?? ''));
  return keys.flatMap((key) => {
    const [a = '', b = ''] = key.pair.split('|').map(countryOf);
    if (a === '' || b === '' || a === b) return [];
    return [{ block: coarseBlock(a < b ? `${a}|${b}` : `${b}|${a}`, key.day), key }];
  });
};

/** Longest span of days in which a claim that names only countries looks for who they were. */
const COARSE_DAYS = 31;

const coarseBlocks = (claim: Claim, reach: readonly [string, string]): Block[] => {
  const left = claim.moved?.from;
  const [from, to] = left && isDay(left) ? [left.value, left.value] : reach;
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
  const when = isDayStated(claim) ? claim.date!.value : periodOf(claim);
  return [idsOf(claim.participants).join('|'), channelOf(claim), when].join(' / ');
};

/** Plans and refusals are told loosely: what no anchor holds together is one occasion a year. */
const periodOf = ({ date, status, article }: Claim): string =>
  date && status === 'occurred' ? date.value : (date?.value ?? article.publishedAt).slice(0, 4);

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
  const ids = pair.split('|');
  return persons.length === 0 || persons.some((p) => ids.includes(p.actorId));
};

/** Days between a loose claim's date, or its publication, and an anchor. */
export const distance = (claim: Claim, anchor: AnchorKey): number =>
  Math.abs(daysBetween(anchor.day, keysOf(claim).near));
