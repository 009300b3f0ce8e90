import { z } from 'zod';
import { contactSchema } from './contact';
import { contactFilterSchema } from './filter';
import { CLOCKS, momentSchema } from './moment';

/** `GET compare`: what changed on the record from one moment to another. */
export const compareQuerySchema = z
  .strictObject({
    ...contactFilterSchema.shape,
    since: momentSchema,
    until: momentSchema,
    clock: z.enum(CLOCKS).default('published'),
    /** `csv` and `ndjson` answer as a file. */
    format: z.enum(['json', 'csv', 'ndjson']).default('json'),
  })
  .refine(({ since, until }) => since < until, { path: ['until'], message: 'must lie after since' });
export type CompareQuery = z.infer<typeof compareQuerySchema>;

export const comparisonSchema = z.object({
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  clock: z.enum(CLOCKS),
  /** Contacts that were not on record before. */
  appeared: z.array(contactSchema),
  /** Contacts that were there before and say something else now; cancelled ones are told apart. */
  changed: z.array(z.object({ before: contactSchema, after: contactSchema, fields: z.array(z.string()) })),
  cancelled: z.array(z.object({ before: contactSchema, after: contactSchema })),
  /** Contacts that are no longer on record, or were merged. */
  vanished: z.array(contactSchema),
  /** Claims that were folded. */
  claims: z.number().int(),
  /** More changed than is listed: narrow the span or the filter. */
  cut: z.boolean(),
});
export type Comparison = z.infer<typeof comparisonSchema>;
