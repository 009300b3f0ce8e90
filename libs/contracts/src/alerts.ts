import { type Member, RECENCY_DAYS, type Selector } from '@chancery/domain';
import { z } from 'zod';
import { plainText } from './article';
import { contactSchema } from './contact';
import { contactFilterSchema, pageSchema } from './filter';

const actorId = z
  .string()
  .regex(/^(person|country|organisation):[^\s\p{C}]{1,200}$/u, 'must be the id of an actor');
const country = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code such as RU');
/** `foreign-minister` or `foreign_minister`: an id of the gazetteer's titles. */
const office = z
  .string()
  .regex(/^[a-z]{2,40}([-_][a-z]{1,40}){0,6}$/, 'must be an office such as foreign-minister');
const days = z.int().min(1).max(3_650);

const title = plainText(200).refine((text) => text.trim() !== '', 'must not be blank');

const memberSchema = z.union(
  [z.strictObject({ actor: actorId }), z.strictObject({ country })],
  'must be {"actor": id} or {"country": "RU"}',
) satisfies z.ZodType<Member>;

/** Whom one side of a rule means. */
export const selectorSchema = z.union(
  [
    z.strictObject({ actor: actorId }),
    z.strictObject({ office, country: country.optional() }),
    z.strictObject({ country }),
    z.strictObject({ list: z.uuid('must be the id of a watch list') }),
    z.strictObject({ any: z.literal(true) }),
  ],
  'must be one of {"actor": id}, {"country": "RU"}, {"office": "foreign-minister", "country": "RU"}, {"list": id}, {"any": true}',
) satisfies z.ZodType<Selector>;

export const conditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('any') }),
  z.strictObject({ kind: z.literal('first-contact'), withinDays: days.optional() }),
  z.strictObject({ kind: z.literal('first-of-mode'), withinDays: days.optional() }),
  z.strictObject({ kind: z.literal('planned') }),
  z.strictObject({ kind: z.literal('changed') }),
  z.strictObject({ kind: z.literal('frequency'), days: days.max(365), times: z.int().min(2).max(1_000) }),
  z.strictObject({ kind: z.literal('silence'), days }),
]);

export const demandsSchema = z.strictObject({
  outlets: z.int().min(1).max(100).optional(),
  sides: z.int().min(1).max(10).optional(),
  confidence: z.number().min(0).max(1).optional(),
  place: z.array(plainText(200)).max(50).optional(),
});

/** Where a rule's alerts go beside the inbox: ids of channels. */
const channels = z
  .array(z.union([z.literal('inbox'), z.uuid('must be "inbox" or the id of a channel')]))
  .max(20);

/** Body of `POST alert-rules`, `PUT alert-rules/:id` and `POST alert-rules/preview`. */
export const alertRuleBodySchema = z.strictObject({
  name: title,
  who: selectorSchema,
  with: selectorSchema,
  when: conditionSchema,
  filter: contactFilterSchema.default({}),
  demands: demandsSchema.default({}),
  recencyDays: z.int().min(1).max(365).default(RECENCY_DAYS),
  channels: channels.default(['inbox']),
  /** Seen and used by everyone, or by its owner alone. */
  shared: z.boolean().default(false),
});
export type AlertRuleBody = z.output<typeof alertRuleBodySchema>;

/** `state`: a paused rule gives no alerts; a muted one goes on, and tells the inbox alone; snoozed: muted until then. */
export const alertRuleSchema = alertRuleBodySchema.extend({
  id: z.string(),
  version: z.int(),
  owner: z.string(),
  state: z.enum(['active', 'paused', 'muted']),
  snoozedUntil: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  alerts: z.int(),
  lastFiredAt: z.iso.datetime().nullable(),
});
export type AlertRuleItem = z.output<typeof alertRuleSchema>;
export const alertRuleListSchema = z.object({ items: z.array(alertRuleSchema) });

/** Body of `PATCH alert-rules/:id`: what does not change what the rule tells, and so begins no new version. */
export const alertRuleStateSchema = z.strictObject({
  state: z.enum(['active', 'paused', 'muted']).optional(),
  snoozedUntil: z.iso.datetime({ offset: true }).nullable().optional(),
});
export type AlertRuleState = z.infer<typeof alertRuleStateSchema>;

const pastContactSchema = z.object({ contactId: z.string(), day: z.string() });

/** Why an alert fired. `last`: the contact before it that the pair had; null: none is known. */
export const reasonSchema = z.object({
  kind: z.enum(['any', 'first-contact', 'first-of-mode', 'planned', 'changed', 'frequency', 'silence']),
  pairs: z.array(z.object({ who: z.string(), with: z.string(), last: pastContactSchema.nullable() })),
  mode: z.string().nullable(),
  day: z.string().nullable(),
  /** Days of silence, or number of contacts, where the condition counts. */
  count: z.int().optional(),
  from: z.string().nullable().optional(),
  cancelled: z.literal(true).optional(),
});
export type AlertReason = z.output<typeof reasonSchema>;

/** What became of an alert after it fired. */
export const amendmentSchema = z.object({
  kind: z.enum(['gone', 'cancelled', 'not-first', 'not-silent', 'no-match', 'restored']),
  earlier: pastContactSchema.optional(),
  at: z.iso.datetime(),
});
export type AlertAmendment = z.output<typeof amendmentSchema>;

/** Names of the actors that reasons name by id. */
const names = z.record(z.string(), z.string());

/** One firing. `standing` until a correction takes it back; `contact`: as it is today, null where there is none any more. */
export const alertSchema = z.object({
  id: z.string(),
  ruleId: z.string(),
  ruleName: z.string(),
  ruleVersion: z.int(),
  contactId: z.string(),
  firedAt: z.iso.datetime(),
  reason: reasonSchema,
  state: z.enum(['standing', 'withdrawn']),
  corrections: z.array(amendmentSchema),
  contact: contactSchema.nullable(),
  names,
  readAt: z.iso.datetime().nullable(),
  acknowledgedAt: z.iso.datetime().nullable(),
  assignee: z.string().nullable(),
});
export type AlertItem = z.output<typeof alertSchema>;

export const alertQuerySchema = z.strictObject({
  rule: z.uuid('must be the id of a rule').optional(),
  unread: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  ...pageSchema.shape,
});
export type AlertQuery = z.infer<typeof alertQuerySchema>;

/** `GET alerts`, latest first. `unread`: of all that the reader sees, whatever the page. */
export const alertListSchema = z.object({
  items: z.array(alertSchema),
  nextCursor: z.string().nullable(),
  unread: z.int(),
});
export type AlertList = z.output<typeof alertListSchema>;

/** Body of `PATCH alerts`: for many at once. */
export const markAlertsSchema = z
  .strictObject({
    ids: z.array(z.uuid('must be the id of an alert')).min(1).max(500),
    read: z.boolean().optional(),
    acknowledged: z.boolean().optional(),
    assignee: plainText(100).nullable().optional(),
  })
  .refine(
    ({ read, acknowledged, assignee }) =>
      read !== undefined || acknowledged !== undefined || assignee !== undefined,
    'must say what changes: read, acknowledged or assignee',
  );
export type MarkAlerts = z.infer<typeof markAlertsSchema>;

/** Answer of `POST alert-rules/preview`: what the rule would have told, had it stood all along. */
export const previewSchema = z.object({
  /** The latest first, up to 200; `total` counts all. `corrected` where it was taken back since. */
  hits: z.array(
    z.object({
      contactId: z.string(),
      at: z.iso.datetime(),
      reason: reasonSchema,
      corrected: amendmentSchema.omit({ at: true }).nullable(),
      contact: contactSchema,
    }),
  ),
  names,
  total: z.int(),
  /** Alerts a week, on average over the weeks from the first contact of the record to the last. */
  perWeek: z.number(),
  /** By week that begins on this Monday; weeks without hits are left out. */
  weeks: z.array(z.object({ monday: z.string(), hits: z.int() })),
  /** First and last day (ISO) of the record; null where it is empty. */
  span: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** Contacts that were looked at. */
  contacts: z.int(),
  noisy: z.boolean(),
});
export type Preview = z.output<typeof previewSchema>;

/** Watch lists: shared, each change another version. */
export const watchListBodySchema = z.strictObject({
  name: title,
  members: z.array(memberSchema).min(1).max(500),
});
export type WatchListBody = z.infer<typeof watchListBodySchema>;
export const watchListSchema = watchListBodySchema.extend({
  id: z.string(),
  version: z.int(),
  owner: z.string(),
  updatedAt: z.iso.datetime(),
});
export type WatchListItem = z.output<typeof watchListSchema>;
export const watchListsSchema = z.object({ items: z.array(watchListSchema) });

/** Kinds of channels. An address: of a person for `email`, else an URL. Its secret is told once, when it is made. */
export const CHANNEL_KINDS = ['webhook', 'email', 'slack', 'teams', 'ntfy', 'matrix'] as const;

export const channelBodySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('email'), name: plainText(100), address: z.email().max(254) }),
  ...(['webhook', 'slack', 'teams', 'ntfy'] as const).map((kind) =>
    z.strictObject({ kind: z.literal(kind), name: plainText(100), address: z.url().max(2_000) }),
  ),
  z.strictObject({
    kind: z.literal('matrix'),
    name: plainText(100),
    address: z.url().max(2_000),
    room: z.string().min(2).max(255),
    token: z.string().min(1).max(1_000),
  }),
]);
export type ChannelBody = z.infer<typeof channelBodySchema>;

export const channelSchema = z.object({
  id: z.string(),
  kind: z.enum(CHANNEL_KINDS),
  name: z.string(),
  /** Without what is secret in it. */
  address: z.string(),
  createdAt: z.iso.datetime(),
  lastSentAt: z.iso.datetime().nullable(),
  lastError: z.string().nullable(),
});
export type ChannelItem = z.output<typeof channelSchema>;
export const channelListSchema = z.object({ items: z.array(channelSchema) });
export const newChannelSchema = channelSchema.extend({ secret: z.string().nullable() });

/** One message to one channel and what became of it. */
export const deliverySchema = z.object({
  id: z.string(),
  channelId: z.string(),
  channelName: z.string(),
  alertId: z.string().nullable(),
  kind: z.enum(['alert', 'correction', 'test']),
  state: z.enum(['waiting', 'sent', 'given-up']),
  attempts: z.int(),
  /** Of the last attempt: its answer or error. */
  answer: z.string().nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
});
export type DeliveryItem = z.output<typeof deliverySchema>;
export const deliveryListSchema = z.object({
  items: z.array(deliverySchema),
  nextCursor: z.string().nullable(),
});
