import { z } from 'zod';

/** RFC 9457 problem details. `code` is stable for scripts, `detail` for people, `errors` tells where. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  instance: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** Answer of `POST /articles`: what became of each. `line` counts from 1 in an NDJSON body or array. */
export const articlesReceiptSchema = z.object({
  accepted: z.number().int(),
  duplicates: z.number().int(),
  rejected: z.array(
    z.object({
      line: z.number().int(),
      id: z.string().optional(),
      reason: z.string(),
    }),
  ),
});
export type ArticlesReceipt = z.infer<typeof articlesReceiptSchema>;

export const deadLetterSchema = z.object({
  id: z.string(),
  origin: z.object({ topic: z.string(), partition: z.number().int(), offset: z.string() }),
  reason: z.object({ code: z.string(), message: z.string() }),
  receivedAt: z.iso.datetime(),
  redrivenAt: z.iso.datetime().nullable(),
  /** The message as it came; bytes that are not UTF-8 are replaced. Cut to 2,000 characters in lists. */
  payload: z.string(),
});
export type DeadLetter = z.infer<typeof deadLetterSchema>;

export const deadLetterListSchema = z.object({
  items: z.array(deadLetterSchema),
  nextCursor: z.string().nullable(),
});

const partState = z.enum(['up', 'down', 'off']);
export const healthSchema = z.object({
  live: z.boolean(),
  ready: z.boolean(),
  parts: z.record(z.string(), z.object({ state: partState, detail: z.string().optional() })),
});
export type Health = z.infer<typeof healthSchema>;

/** Who is asking: `GET /session`. */
export const sessionSchema = z.object({ user: z.string(), expiresAt: z.iso.datetime().nullable() });
export type Session = z.infer<typeof sessionSchema>;

export const loginSchema = z.strictObject({ token: z.string().min(1).max(200) });

/** What runs: `GET /status`. `demo.articles` counts the demo articles that contacts were read from. */
export const statusSchema = z.object({
  version: z.string(),
  demo: z.object({ state: z.enum(['off', 'streaming', 'complete', 'removed']), articles: z.number().int() }),
});
export type SystemStatus = z.infer<typeof statusSchema>;
