import { z } from 'zod';

/** A projection, how far it has read, and a rebuild of it that runs or ran last. */
export const projectionSchema = z.object({
  name: z.string(),
  version: z.number().int(),
  position: z.number().int(),
  /** The log's last position. */
  head: z.number().int(),
  rebuild: z
    .object({
      state: z.enum(['running', 'interrupted', 'switched', 'failed']),
      startedAt: z.iso.datetime(),
      updatedAt: z.iso.datetime(),
      position: z.number().int(),
      /** Events a second, lately; null before the first batch. */
      rate: z.number().nullable(),
      secondsLeft: z.number().nullable(),
      /** Of the finished state; equal to that of the live state where nothing changed in how it is folded. */
      hash: z.string().nullable(),
      /** Of the live state that it replaced, at the same position; null where versions differ. */
      replaced: z.string().nullable(),
      detail: z.string().nullable(),
    })
    .nullable(),
});
export type ProjectionItem = z.infer<typeof projectionSchema>;
export const projectionListSchema = z.object({ items: z.array(projectionSchema) });
