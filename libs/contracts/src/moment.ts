import { firstDay } from '@chancery/domain';
import { z } from 'zod';

/** The two clocks that the past can be read on: when the press told it, and when Chancery learned it. */
export const CLOCKS = ['published', 'recorded'] as const;
export type Clock = (typeof CLOCKS)[number];

/** A moment (ISO 8601 with offset) or a day, which means its end in UTC. Read as an ISO moment in UTC. */
export const momentSchema = z
  .union(
    [z.iso.datetime({ offset: true }), z.iso.date()],
    'must be a day such as 2025-02-15 or a moment such as 2025-02-15T18:04:00Z',
  )
  .refine((value) => value >= '1900' && value < '2200', 'must lie between 1900 and 2200')
  .transform((value) =>
    value.length === 10 ? `${firstDay(value)}T23:59:59.999Z` : new Date(value).toISOString(),
  );

/** Any list and page can be read as of a moment. On `recorded`: exactly what was known here then. */
export const asOfSchema = z.strictObject({
  asOf: momentSchema.optional(),
  clock: z.enum(CLOCKS).optional(),
});
export type AsOfQuery = z.infer<typeof asOfSchema>;

/** What an answer about the past was made from. */
export const reconstructionSchema = z.object({
  at: z.iso.datetime(),
  clock: z.enum(CLOCKS),
  /** Claims that were folded for this answer. */
  claims: z.number().int(),
});
export type Reconstruction = z.infer<typeof reconstructionSchema>;
