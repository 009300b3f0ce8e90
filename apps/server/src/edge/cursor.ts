import type { z } from 'zod';
import { Failure } from './failure';

/** An opaque cursor that stands for the place after an item of a list. */
export const encodeCursor = (place: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/**
 * The place of a cursor; undefined for the beginning.
 * @throws Failure INVALID_REQUEST for one that the list did not give
 */
export const decodeCursor = <T>(cursor: string | undefined, schema: z.ZodType<T>): T | undefined => {
  if (cursor === undefined) return undefined;
  const place = schema.safeParse(parse(Buffer.from(cursor, 'base64url').toString()));
  if (place.success) return place.data;
  throw new Failure('INVALID_REQUEST', 'cursor: is not one that this API gave; start without it.');
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** A page of rows that were asked for one more than `limit`, and where the next one begins. */
export const pageOf = <Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => readonly unknown[],
): { readonly items: Row[]; readonly nextCursor: string | null } => {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor(placeOf(last)) : null };
};
