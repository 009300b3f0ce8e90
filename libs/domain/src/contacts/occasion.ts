import { addDays, daysBetween, firstDay, lastDay, monthsBetween } from '../dates';
import type { Claim } from '../events';
import type { Mode } from '../words';

/**
 * Which claims speak of the same occasion, told from the claims alone.
 *
 * A claim is an *anchor* when it names a channel and states a day: two anchors that share a pair, the channel and
 * the day are one occasion. Every other claim is *loose*: it joins the anchor that it fits best, or else the loose
 * claims that say the same. Anchors are never merged through a loose claim, so the outcome depends on the set of
 * claims and not on the order in which they came.
 */

/** An unordered pair of actor ids. */
export type Pair = string;

/** A pair, a channel and a day: what two anchors of one occasion have in common. */
export interface AnchorKey {
  readonly pair: Pair;
  readonly channel: Channel;
  readonly day: string;
}

/** Modes that the press confuses share a channel. A visit contains meetings and is never one. */
type Channel = 'remote' | 'meeting' | 'visit' | 'message' | 'unspecified';

const CHANNELS: Record<Mode, Channel> = {
  call: 'remote',
  video: 'remote',
  meeting: 'meeting',
  visit: 'visit',
  message: 'message',
  unspecified: 'unspecified',
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

export const pairsOf = ({ participants }: Pick<Claim, 'participants'>): Pair[] => {
  const ids = [...new Set(participants.map((p) => p.actorId))].sort();
  return ids.flatMap((a, i) => ids.slice(i + 1).map((b) => `${a}|${b}`));
};

export const isAnchor = ({ mode, date }: Claim): boolean =>
  mode !== 'unspecified' && date?.precision === 'day' && date.basis === 'stated';

export const anchorKeys = (claim: Claim): AnchorKey[] =>
  isAnchor(claim)
    ? pairsOf(claim).map((pair) => ({ pair, channel: CHANNELS[claim.mode], day: claim.date!.value }))
    : [];

/** First and last day of the anchors that the claim can join: its own day for an anchor itself. */
const reachOf = (claim: Claim): readonly [from: string, to: string] => {
  const { date, status, article } = claim;
  if (date && date.basis === 'stated') return [firstDay(date.value), lastDay(date.value)];
  const published = article.publishedAt.slice(0, 10);
  const [before, after] = date && status === 'occurred' ? PUBLISHED_BASIS_REACH : REACH[status];
  return [addDays(published, -before), addDays(published, after)];
};

/**
 * A pair and a month, in which claims look for each other: every two claims that can be one occasion through an anchor
 * share a block.
 */
export type Block = string;

export const blockOf = ({ pair, day }: Pick<AnchorKey, 'pair' | 'day'>): Block =>
  `${pair} ${day.slice(0, 7)}`;

export const blocksOf = (claim: Claim): Block[] => {
  const months = monthsBetween(...reachOf(claim));
  return pairsOf(claim).flatMap((pair) => months.map((month) => blockOf({ pair, day: month })));
};

/** Loose claims that find no anchor are one occasion when they say the same of the same parties. */
export const looseKey = (claim: Claim): string => {
  const ids = [...new Set(claim.participants.map((p) => p.actorId))].sort().join('|');
  const when = claim.date?.value ?? `undated ${claim.article.publishedAt.slice(0, 4)}`;
  return [ids, CHANNELS[claim.mode], when].join(' / ');
};

const fits = (claim: Claim, anchor: AnchorKey): boolean => {
  const channel = CHANNELS[claim.mode];
  const [from, to] = reachOf(claim);
  const channelFits =
    channel === 'unspecified'
      ? anchor.channel === 'remote' || anchor.channel === 'meeting'
      : channel === anchor.channel;
  return channelFits && from <= anchor.day && anchor.day <= to;
};

/** Nearest to the publication first; then by what the key says, so that the choice is the same on every machine. */
const byPreference =
  (published: string) =>
  (a: AnchorKey, b: AnchorKey): number =>
    Math.abs(daysBetween(a.day, published)) - Math.abs(daysBetween(b.day, published)) ||
    compare(a.day, b.day) ||
    compare(a.channel, b.channel) ||
    compare(a.pair, b.pair);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The anchor, of those that exist for its pairs, that a loose claim speaks of. */
export const bestAnchor = (claim: Claim, anchors: Iterable<AnchorKey>): AnchorKey | undefined => {
  const order = byPreference(claim.article.publishedAt.slice(0, 10));
  let best: AnchorKey | undefined;
  for (const anchor of anchors) {
    if (fits(claim, anchor) && (!best || order(anchor, best) < 0)) best = anchor;
  }
  return best;
};
