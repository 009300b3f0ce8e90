import { type ContactFilter, MODES, STATUSES } from '@chancery/domain';
import { z } from 'zod';
import { plainText } from './article';
import { asOfSchema } from './moment';

/** Values of one field, at most. */
const MOST = 50;

/** `a,b` or repeated parameters become a list; blanks are dropped. */
const list = <T extends z.ZodType<string, string>>(item: T) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((value) => [value].flat().flatMap((part) => part.split(',')))
    .transform((values) => values.map((value) => value.trim()).filter((value) => value !== ''))
    .pipe(z.array(item).max(MOST));

/** Names may have commas: one parameter each. */
const names = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().filter((name) => name !== ''))
  .pipe(z.array(plainText(200)).max(MOST));

const word = plainText(200);
const country = z.string().regex(/^[A-Z]{2}$/, 'must be ISO 3166-1 alpha-2 codes such as DE,FR');

const day = z.iso
  .date('must be a day such as 2025-02-15')
  .refine((value) => value >= '0001', 'must be a day such as 2025-02-15');

/** The filter of the list, the socket, the URL and the export. Unknown parameters are refused by name. */
export const contactFilterSchema = z.strictObject({
  actor: list(word).optional(),
  with: list(word).optional(),
  country: list(country).optional(),
  withCountry: list(country).optional(),
  mode: list(z.enum(MODES)).optional(),
  status: list(z.enum(STATUSES)).optional(),
  from: day.optional(),
  to: day.optional(),
  topic: names.optional(),
  outlet: names.optional(),
  lang: list(word).optional(),
  q: z
    .string()
    .max(200)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'is no text')
    .optional(),
}) satisfies z.ZodType<ContactFilter>;

/** A page of a list: `limit` items after `cursor`, which is opaque and comes from `nextCursor`. */
export const pageSchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1_000).optional(),
});

export const contactQuerySchema = z.strictObject({
  ...contactFilterSchema.shape,
  ...asOfSchema.shape,
  ...pageSchema.shape,
});
export type ContactQuery = z.infer<typeof contactQuerySchema>;

const FIELDS = Object.keys(contactFilterSchema.shape) as (keyof ContactFilter)[];

/** Reads a filter from a URL's query. A field that does not hold is left out: a bad link still opens. */
export const filterFromUrl = (params: URLSearchParams): ContactFilter => {
  const filter: Record<string, unknown> = {};
  for (const field of FIELDS) {
    const values = params.getAll(field).filter((value) => value !== '');
    const schema = contactFilterSchema.shape[field];
    const asList = schema.safeParse(values);
    const parsed = asList.success ? asList : schema.safeParse(values[0]);
    if (values.length > 0 && parsed.success) filter[field] = parsed.data;
  }
  return filter;
};

/** The query of a URL that says this filter; empty fields are left out. */
export const filterToUrl = (filter: ContactFilter): URLSearchParams => {
  const params = new URLSearchParams();
  for (const field of FIELDS) {
    const values = [filter[field] ?? []].flat();
    if (field === 'outlet' || field === 'topic') for (const name of values) params.append(field, name);
    else if (values.length > 0 && values[0] !== '') params.set(field, values.join(','));
  }
  return params;
};
