import { ACTOR_KINDS, isStorable, MODES } from '@chancery/domain';
import { z } from 'zod';
import { contactSchema } from './contact';
import { decisionSchema } from './decisions';
import { pageSchema } from './filter';
import { asOfSchema, reconstructionSchema } from './moment';
import { participantSchema } from './participant';

const words = (most: number) => z.string().max(most).refine(isStorable, 'is no text').optional();

/** `GET actors`: those that the record knows, the most often met first. */
export const actorQuerySchema = z.strictObject({
  /** Words of the name or of a spelling. */
  q: words(200),
  kind: z.enum(ACTOR_KINDS).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code such as DE')
    .optional(),
  ...asOfSchema.shape,
  ...pageSchema.shape,
});
export type ActorQuery = z.infer<typeof actorQuerySchema>;

/** An office and the days that it was held; open ends are null. */
export const officeSchema = z.object({
  role: z.string(),
  /** What it is an office of: ISO country or name of the organisation. */
  of: z.string(),
  title: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});

export const actorSchema = participantSchema.extend({
  contacts: z.number().int(),
  /** Day of the latest contact that occurred. */
  lastContact: z.iso.date().nullable(),
});
export type ActorItem = z.infer<typeof actorSchema>;

export const actorListSchema = z.object({
  items: z.array(actorSchema),
  nextCursor: z.string().nullable(),
  position: z.number().int(),
  asOf: reconstructionSchema.optional(),
});
export type ActorList = z.infer<typeof actorListSchema>;

/** The longest time without a contact that occurred; `to` is null while it lasts (then `days` count to the moment of reading). */
export const silenceSchema = z.object({
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  days: z.number().int(),
});

export const byMonthSchema = z.array(
  z.object({ month: z.string(), mode: z.enum(MODES), contacts: z.number().int() }),
);

/** What contacts of one actor or one dyad have in common as history. */
export const historySchema = z.object({
  /** Contacts on record, whatever their status. */
  contacts: z.number().int(),
  /** First and last contact that occurred and is dated. */
  first: contactSchema.nullable(),
  last: contactSchema.nullable(),
  longestSilence: silenceSchema.nullable(),
  /** Contacts that occurred, by month and mode; only months that have any. */
  byMonth: byMonthSchema,
  /** Planned and proposed contacts, soonest first. */
  agenda: z.array(contactSchema),
  topics: z.array(z.object({ topic: z.string(), contacts: z.number().int() })),
});

/** `GET actors/:id`. An id that was merged into another answers with that one. */
export const actorDetailSchema = actorSchema.extend({
  offices: z.array(officeSchema),
  spellings: z.array(z.object({ text: z.string(), lang: z.string(), times: z.number().int() })),
  /** Whom the actor dealt with, most often first. */
  counterparts: z.array(
    z.object({
      actor: participantSchema,
      contacts: z.number().int(),
      lastContact: z.iso.date().nullable(),
    }),
  ),
  history: historySchema,
  /** Ids that were merged into this one. */
  mergedFrom: z.array(z.string()),
  decisions: z.array(decisionSchema),
  asOf: reconstructionSchema.optional(),
});
export type ActorDetail = z.infer<typeof actorDetailSchema>;

/** `GET dyads`: pairs that met, the latest first; of one actor when `actor` is given. */
export const dyadQuerySchema = z.strictObject({
  actor: words(200),
  ...asOfSchema.shape,
  ...pageSchema.shape,
});
export type DyadQuery = z.infer<typeof dyadQuerySchema>;

export const dyadSchema = z.object({
  a: participantSchema,
  b: participantSchema,
  contacts: z.number().int(),
  firstContact: z.iso.date().nullable(),
  lastContact: z.iso.date().nullable(),
});
export type DyadItem = z.infer<typeof dyadSchema>;

export const dyadListSchema = z.object({
  items: z.array(dyadSchema),
  nextCursor: z.string().nullable(),
  position: z.number().int(),
  asOf: reconstructionSchema.optional(),
});
export type DyadList = z.infer<typeof dyadListSchema>;

/** `GET dyads/:a/:b`. A country stands for itself and for everyone who represents it. */
export const dyadDetailSchema = dyadSchema.extend({
  history: historySchema,
  byMode: z.array(z.object({ mode: z.enum(MODES), contacts: z.number().int() })),
  /** Who took the initiative, where the press says so. */
  initiators: z.array(z.object({ actorId: z.string(), contacts: z.number().int() })),
  asOf: reconstructionSchema.optional(),
});
export type DyadDetail = z.infer<typeof dyadDetailSchema>;
