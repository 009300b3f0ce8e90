import type { Clock } from '@chancery/contracts';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../edge/cursor';

/** A contact's place in a list as of a moment: by `newsAt`, then `newsPosition`, or by the latter alone; latest first. */
export interface Place {
  /** ISO 8601, UTC. */
  readonly newsAt: string;
  readonly newsPosition: number;
}

/** Past every position: the start of a moment. */
export const ANY_POSITION = Number.MAX_SAFE_INTEGER;

/** Whether a place comes later in the list than another one: its news is older. */
export const comesAfter = (clock: Clock, place: Place, other: Place): boolean => {
  if (clock === 'published' && place.newsAt !== other.newsAt) return place.newsAt < other.newsAt;
  return place.newsPosition < other.newsPosition;
};

/** For `sort`: latest news first. */
export const byNews =
  (clock: Clock) =>
  (a: Place, b: Place): number =>
    comesAfter(clock, a, b) ? 1 : comesAfter(clock, b, a) ? -1 : 0;

/** A place as an opaque word, for going on after it. */
export const toCursor = (clock: Clock, { newsAt, newsPosition }: Place): string =>
  encodeCursor([clock, newsAt, newsPosition]);

/** A moment as this API writes it: ISO 8601, UTC, milliseconds; no year that the database would not know. */
export const exactMoment = z.iso.datetime({ precision: 3 }).refine((moment) => moment >= '1000');

const placeOn = (clock: Clock) => z.tuple([z.literal(clock), exactMoment, z.number().int().min(0)]);

/**
 * The place of a cursor; undefined for the beginning.
 * @throws Failure INVALID_REQUEST for one that a list on this clock did not give
 */
export const fromCursor = (clock: Clock, cursor: string | undefined): Place | undefined => {
  const place = decodeCursor(cursor, placeOn(clock));
  return place && { newsAt: place[1], newsPosition: place[2] };
};
