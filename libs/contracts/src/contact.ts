import { MODES, STATUSES } from '@chancery/domain';
import { z } from 'zod';
import { decisionSchema } from './decisions';
import { reconstructionSchema } from './moment';
import { dateValueSchema, participantSchema } from './participant';

export const lifeStepSchema = z.object({
  publishedAt: z.iso.datetime(),
  claimId: z.string(),
  status: z.enum(STATUSES),
  date: dateValueSchema.nullable(),
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
  /** The same on the published clock: when the press first told its present status. */
  newsAt: z.iso.datetime(),
  /** Each change of status or date, in the order in which the press told it. */
  life: z.array(lifeStepSchema),
  /** Sides that take part: ISO countries, or ids of organisations. */
  sides: z.array(z.string()),
  /** Sides that have spoken of it themselves. */
  saidBy: z.array(z.string()),
  /** Fields that an analyst has set. */
  corrected: z.array(z.string()),
  /** An analyst has checked it. */
  confirmed: z.boolean(),
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
  /** The article says that a plan was moved; `from` is the date that it had. */
  moved: z.object({ from: dateValueSchema.nullable() }).optional(),
  /** Sides that the article cites for it. */
  saidBy: z.array(z.string()).optional(),
  background: z.boolean(),
  confidence: z.number(),
  extractor: z.string(),
  recordedAt: z.iso.datetime(),
  evidence: z.array(evidenceSchema),
  article: claimArticleSchema,
});

/** One contact with everything that it was made from. */
export const contactDetailSchema = contactSchema.extend({
  /** Claims that stand, in the order of publication. */
  claims: z.array(claimSchema),
  /** What analysts decided about it, latest first; those that were undone included. */
  decisions: z.array(decisionSchema),
  /** Visits that it was part of, and contacts that took place during it. */
  during: z.array(contactSchema),
  contains: z.array(contactSchema),
  /** Present when it was read as of a moment. */
  asOf: reconstructionSchema.optional(),
});

export const contactListSchema = z.object({
  items: z.array(contactSchema),
  nextCursor: z.string().nullable(),
  /** The log's position that this answer is true for: subscribe to `/live` from here. */
  position: z.number().int(),
  /** Present when it was read as of a moment. */
  asOf: reconstructionSchema.optional(),
});

/** Contacts a day by mode, for the chart; only days that have any. Dated to the day only. */
export const activitySchema = z.object({
  days: z.array(z.object({ day: z.iso.date(), mode: z.enum(MODES), contacts: z.number().int() })),
  /** Contacts that match the filter but are not dated to the day. */
  undated: z.number().int(),
  /** Present when it was read as of a moment. */
  asOf: reconstructionSchema.optional(),
});

export type ContactItem = z.infer<typeof contactSchema>;
export type ContactDetail = z.infer<typeof contactDetailSchema>;
export type ContactList = z.infer<typeof contactListSchema>;
export type ClaimItem = z.infer<typeof claimSchema>;
export type Activity = z.infer<typeof activitySchema>;
