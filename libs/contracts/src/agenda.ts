import { z } from 'zod';
import { contactSchema } from './contact';
import { contactFilterSchema, pageSchema } from './filter';
import { asOfSchema, reconstructionSchema } from './moment';

/** `GET agenda`: planned and proposed contacts and those called off, soonest first. `past` adds those whose day is over. */
export const agendaQuerySchema = z.strictObject({
  ...contactFilterSchema.shape,
  past: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  ...asOfSchema.shape,
  ...pageSchema.shape,
});
export type AgendaQuery = z.infer<typeof agendaQuerySchema>;

export const agendaItemSchema = contactSchema.extend({
  /** Its day is over and nobody has reported it. */
  unconfirmed: z.boolean(),
  /** Times that its date changed, and days from the first stated day to the present one (negative: brought forward). */
  moves: z.number().int(),
  slippageDays: z.number().int(),
});
export type AgendaItem = z.infer<typeof agendaItemSchema>;

export const agendaSchema = z.object({
  items: z.array(agendaItemSchema),
  nextCursor: z.string().nullable(),
  position: z.number().int(),
  asOf: reconstructionSchema.optional(),
});
export type Agenda = z.infer<typeof agendaSchema>;

/** A secret address of the agenda for calendar programs. `url` is told once, when it is made. */
export const calendarLinkSchema = z.object({
  id: z.string(),
  name: z.string(),
  filter: contactFilterSchema,
  createdAt: z.iso.datetime(),
  lastReadAt: z.iso.datetime().nullable(),
});
export type CalendarLink = z.infer<typeof calendarLinkSchema>;
export const calendarLinksSchema = z.object({ items: z.array(calendarLinkSchema) });
export const newCalendarLinkSchema = calendarLinkSchema.extend({ url: z.string() });
export const createCalendarLinkSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  filter: contactFilterSchema.default({}),
});
export type CreateCalendarLink = z.infer<typeof createCalendarLinkSchema>;
