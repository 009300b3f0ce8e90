import { ACTOR_KINDS, PRECISIONS } from '@chancery/domain';
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
