import { isStorable } from '@chancery/domain';
import { z } from 'zod';

/** Longest text and title that are taken, in UTF-16 code units. */
export const MAX_TEXT = 500_000;
export const MAX_TITLE = 2_000;

/** Nothing older is news; and calendars part ways at year 0. */
const EARLIEST = '1900';

/** Largest message: one article on Kafka, or one HTTP body, in bytes. */
export const MAX_BODY_BYTES = 5 * 1024 * 1024;

const TEXT_FAULT = 'contains NUL or half of a surrogate pair: not storable as text';

/** Text that can be stored, 1 to `max` UTF-16 code units long. */
export const plainText = (max: number) => z.string().min(1).max(max).refine(isStorable, TEXT_FAULT);

/**
 * The article as it arrives on Kafka, over HTTP and from files: one contract for three ways in.
 * The Kafka key is `id`.
 */
export const articleSchema = z.strictObject({
  /** The sender's own id. The same id with the same text is a duplicate, with another text a revision. */
  id: plainText(200),
  url: z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .max(2_000)
    .optional(),
  outlet: z.strictObject({
    name: plainText(200),
    domain: plainText(253).optional(),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code such as DE')
      .optional(),
  }),
  /** BCP 47 primary language; detected where absent. */
  lang: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'must be a language code such as de')
    .optional(),
  publishedAt: z
    .union(
      [z.iso.datetime({ offset: true }), z.iso.date()],
      'must be an ISO 8601 date or date-time with offset, such as 2025-02-15T18:04:00+01:00',
    )
    .refine((moment) => moment >= EARLIEST, `must not lie before ${EARLIEST}`),
  title: plainText(MAX_TITLE),
  text: plainText(MAX_TEXT),
  /** Written for demonstration: labelled wherever it shows, removable at once. */
  demo: z.boolean().optional(),
});

export type Article = z.infer<typeof articleSchema>;

/** CloudEvents 1.0 attributes of an article message (Kafka protocol binding, binary content mode). */
export const ARTICLE_EVENT = { type: 'chancery.article.v1', specversion: '1.0' } as const;

export const TOPICS = {
  articles: 'chancery.articles.v1',
  articlesDeadLetters: 'chancery.articles.v1.dlt',
} as const;
