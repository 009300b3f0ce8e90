import { ACTOR_KINDS, MODES, PRECISIONS, STATUSES } from '@chancery/domain';
import { z } from 'zod';

export const participantSchema = z.object({
  actorId: z.string(),
  name: z.string(),
  kind: z.enum(ACTOR_KINDS),
  country: z.string().nullable(),
  role: z.string().optional(),
  provisional: z.boolean().optional(),
});

export const dateValueSchema = z.object({
  value: z.string(),
  precision: z.enum(PRECISIONS),
  basis: z.enum(['stated', 'published']),
});

/** A contact as lists and sockets carry it. */
export const contactSchema = z.object({
  id: z.uuid(),
  mode: z.enum(MODES),
  status: z.enum(STATUSES),
  participants: z.array(participantSchema),
  date: dateValueSchema.nullable(),
  place: z.string().nullable(),
  initiator: z.string().nullable(),
  topics: z.array(z.string()),
  confidence: z.number(),
  sources: z.object({ articles: z.number(), outlets: z.array(z.string()), langs: z.array(z.string()) }),
  quote: z.object({ text: z.string(), lang: z.string() }),
  firstRecordedAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Position from which it has had its present status: the order of the feed, latest first. */
  newsPosition: z.number().int(),
  demo: z.boolean(),
});

export const evidenceSchema = z.object({
  field: z.string(),
  part: z.enum(['title', 'text']),
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
});

const outletSchema = z.object({
  name: z.string(),
  domain: z.string().optional(),
  country: z.string().optional(),
});

/** The article behind a claim, with the very text that the evidence offsets count in. */
export const claimArticleSchema = z.object({
  articleId: z.string(),
  revision: z.number().int(),
  outlet: outletSchema,
  lang: z.string(),
  publishedAt: z.string(),
  url: z.string().optional(),
  demo: z.boolean(),
  title: z.string(),
  /** Null once the text has been erased on request. */
  text: z.string().nullable(),
});

export const claimSchema = z.object({
  claimId: z.uuid(),
  mode: z.enum(MODES),
  status: z.enum(STATUSES),
  participants: z.array(participantSchema),
  date: dateValueSchema.nullable(),
  place: z.string().nullable(),
  initiator: z.string().nullable(),
  background: z.boolean(),
  confidence: z.number(),
  extractor: z.string(),
  recordedAt: z.iso.datetime(),
  evidence: z.array(evidenceSchema),
  article: claimArticleSchema,
});

export const contactDetailSchema = contactSchema.extend({ claims: z.array(claimSchema) });

export const contactListSchema = z.object({
  items: z.array(contactSchema),
  nextCursor: z.string().nullable(),
  /** The log's position that this answer is true for: subscribe to `/live` from here. */
  position: z.number().int(),
});

/** Contacts a day by mode, for the chart; only days that have any. Dated to the day only. */
export const activitySchema = z.object({
  days: z.array(z.object({ day: z.iso.date(), mode: z.enum(MODES), contacts: z.number().int() })),
  /** Contacts that match the filter but are not dated to the day. */
  undated: z.number().int(),
});

export type ContactItem = z.infer<typeof contactSchema>;
export type ContactDetail = z.infer<typeof contactDetailSchema>;
export type ContactList = z.infer<typeof contactListSchema>;
export type ClaimItem = z.infer<typeof claimSchema>;
export type Activity = z.infer<typeof activitySchema>;
