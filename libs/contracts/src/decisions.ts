import { MODES, STATUSES } from '@chancery/domain';
import { z } from 'zod';
import { plainText } from './article';
import { dateValueSchema, participantSchema } from './participant';

const claimId = z.uuid('must be the id of a claim');
const claimIds = z.array(claimId).min(1).max(500);
const actorId = z
  .string()
  .regex(/^(person|country|organisation):[^\s\p{C}]{1,200}$/u, 'must be the id of an actor');

/** A participant as an analyst names it. */
const namedParticipantSchema = participantSchema.extend({
  actorId,
  name: plainText(200),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code such as DE')
    .nullable(),
  role: plainText(100).optional(),
});

/** Fields that an analyst sets on a contact; absent ones stay as the claims have them. */
export const correctionSchema = z
  .strictObject({
    mode: z.enum(MODES).optional(),
    status: z.enum(STATUSES).optional(),
    date: dateValueSchema.nullable().optional(),
    place: plainText(200).nullable().optional(),
    initiator: plainText(200).nullable().optional(),
    participants: z.array(namedParticipantSchema).min(2).max(50).optional(),
  })
  .refine((fields) => Object.keys(fields).length > 0, 'must set at least one field');

/** What can be decided about contacts; they are named by claims of theirs, which is what stays. */
export const contactActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('merge'), claims: claimIds.min(2) }),
  z.strictObject({ kind: z.literal('split'), claims: claimIds }),
  z.strictObject({ kind: z.literal('correct'), claim: claimId, fields: correctionSchema }),
  z.strictObject({ kind: z.literal('dismiss'), claim: claimId }),
  z.strictObject({ kind: z.literal('confirm'), claim: claimId }),
]);

/** What can be decided about actors. */
export const actorActionSchema = z.discriminatedUnion('kind', [
  /** `as` is filled in by the server: who `into` is. */
  z.strictObject({
    kind: z.literal('merge'),
    actor: actorId,
    into: actorId,
    as: participantSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('rename'), actor: actorId, name: plainText(200) }),
]);

const reason = plainText(2_000);

/** Body of `POST decisions`: about contacts. */
export const decideSchema = z.strictObject({ action: contactActionSchema, reason });
export type Decide = z.infer<typeof decideSchema>;

/** Body of `POST actors/decisions`. */
export const decideActorSchema = z.strictObject({ action: actorActionSchema, reason });
export type DecideActor = z.infer<typeof decideActorSchema>;

/** Body of `POST decisions/:id/undo`. */
export const undoSchema = z.strictObject({ reason });

/** A decision as it stands in the log, and what became of it. */
export const decisionSchema = z.object({
  id: z.string(),
  action: z.union([contactActionSchema, actorActionSchema]),
  author: z.string(),
  reason: z.string(),
  recordedAt: z.iso.datetime(),
  undone: z.object({ author: z.string(), reason: z.string(), recordedAt: z.iso.datetime() }).nullable(),
});
export type DecisionItem = z.infer<typeof decisionSchema>;

export const decisionListSchema = z.object({
  items: z.array(decisionSchema),
  nextCursor: z.string().nullable(),
});
export type DecisionList = z.infer<typeof decisionListSchema>;

/** Answer to a decision: it is in the log. Lists show it once they have reached `position`. */
export const decidedSchema = z.object({ id: z.string(), position: z.number().int() });
export type Decided = z.infer<typeof decidedSchema>;
