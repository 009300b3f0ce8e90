import { addDays, firstDay, lastDay } from '../dates';
import type { Claim } from '../events';
import type { DateValue } from '../words';

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

/** How far ahead a plan may have lain that is moved. */
const MOVED_REACH = [3, 120] as const;

/** The same for a claim that tells no day that it was moved to. */
const MOVED_AWAY_REACH = [120, 120] as const;

/** Stated by the article, to the day. */
export const isDay = (date: DateValue | null): date is DateValue =>
  date?.precision === 'day' && date.basis === 'stated';

/** First and last day of the anchors that a loose claim can join. */
export const reachOf = (claim: Claim): readonly [from: string, to: string] => {
  const { date, status, article, background, moved } = claim;
  const published = article.publishedAt.slice(0, 10);
  const around = ([before, after]: readonly [number, number]): readonly [string, string] => [
    addDays(published, -before),
    addDays(published, after),
  ];
  if (moved && !isDay(claim.date)) return around(MOVED_AWAY_REACH);
  if (date && date.basis === 'stated') return [firstDay(date.value), lastDay(date.value)];
  if (date && status === 'occurred') return around(PUBLISHED_BASIS_REACH);
  return around(background && status === 'occurred' ? BACKGROUND_REACH : REACH[status]);
};

/** The day that the anchor should be near. */
export const nearOf = ({ date, article, moved }: Claim): string => {
  if (isDay(date)) return date.value;
  return moved && isDay(moved.from) ? moved.from.value : article.publishedAt.slice(0, 10);
};

/** Days in which the plan lay that this claim moves. */
export const movedReach = ({ article, moved }: Claim): readonly [from: string, to: string] => {
  const from = moved?.from;
  if (from && from.basis === 'stated') return [firstDay(from.value), lastDay(from.value)];
  const published = article.publishedAt.slice(0, 10);
  return [addDays(published, -MOVED_REACH[0]), addDays(published, MOVED_REACH[1])];
};

/** Plans and refusals are told loosely: what no anchor holds together is one occasion a year. */
export const periodOf = ({ date, status, article }: Claim): string =>
  date && status === 'occurred' ? date.value : (date?.value ?? article.publishedAt).slice(0, 4);
