import type { Article } from '@chancery/contracts';
import type {
  ArticleHead,
  ArticleReceived,
  ChanceryEvent,
  Claim,
  ContactReading,
  Extraction,
  Outlet,
} from '@chancery/domain';
import { textHash } from '@chancery/event-log';
import { v5 as uuid } from 'uuid';

/** What reading an article gives: its language and either what it says or why it was not read. */
export type Reading =
  | { readonly lang: string; readonly readings: readonly ContactReading[] }
  | { readonly lang: string; readonly reason: string };

export interface Reader {
  /** Name and version, written into every claim. */
  readonly extractor: string;
  read(article: Article): Reading;
}

const NAMESPACE = 'b7a4a6a3-3c5e-5f0e-9d57-6f1d4c8e2a10';

export const streamOf = (articleId: string): string => `article-${articleId}`;

/**
 * Decides what an article adds to the log. The same text again adds nothing; a changed one takes the claims of the
 * revision before it back and makes its own. Ids follow from article, revision and ordinal, so a repeat is known.
 */
export const receive = (
  article: Article,
  latest: ArticleReceived['data'] | undefined,
  reader: Reader,
): ChanceryEvent[] => {
  const hash = textHash(article.title, article.text);
  if (latest?.textHash === hash) return [];
  const reading = reader.read(article);
  const head = headOf(article, hash, reading.lang, (latest?.revision ?? 0) + 1);
  const claims = 'readings' in reading ? claimsOf(head, reading.readings, reader.extractor) : [];
  return [
    {
      id: uuid(`${head.articleId}/${head.revision}`, NAMESPACE),
      type: 'ArticleReceived',
      schemaVersion: 1,
      data: { ...head, extraction: extractionOf(reading, claims, reader.extractor) },
    },
    ...withdrawn(latest),
    ...claims.map((claim) => ({
      id: claim.claimId,
      type: 'ContactClaimed' as const,
      schemaVersion: 1,
      data: claim,
    })),
  ];
};

const headOf = (article: Article, hash: string, lang: string, revision: number): ArticleHead => ({
  articleId: article.id,
  revision,
  textHash: hash,
  outlet: article.outlet satisfies Outlet,
  lang,
  publishedAt: article.publishedAt,
  title: article.title,
  ...(article.url !== undefined && { url: article.url }),
  demo: article.demo ?? false,
});

const claimsOf = (head: ArticleHead, readings: readonly ContactReading[], extractor: string): Claim[] =>
  readings.map((reading, ordinal) => ({
    ...reading,
    claimId: claimIdOf(head, ordinal),
    article: head,
    extractor,
  }));

const claimIdOf = (
  { articleId, revision }: Pick<ArticleHead, 'articleId' | 'revision'>,
  ordinal: number,
): string => uuid(`${articleId}/${revision}/${ordinal}`, NAMESPACE);

/** Ids of the claims that an article's revision made. */
export const claimIdsOf = (received: ArticleReceived['data']): string[] => {
  const count = received.extraction.state === 'extracted' ? received.extraction.claims : 0;
  return Array.from({ length: count }, (_, ordinal) => claimIdOf(received, ordinal));
};

const extractionOf = (reading: Reading, claims: readonly Claim[], extractor: string): Extraction =>
  'readings' in reading
    ? { state: 'extracted', extractor, claims: claims.length }
    : { state: 'not-extracted', extractor, reason: reading.reason };

const withdrawn = (latest: ArticleReceived['data'] | undefined): ChanceryEvent[] => {
  const claimIds = latest ? claimIdsOf(latest) : [];
  if (!latest || claimIds.length === 0) return [];
  const id = uuid(`${latest.articleId}/${latest.revision}/withdrawn`, NAMESPACE);
  return [{ id, type: 'ClaimsWithdrawn', schemaVersion: 1, data: { claimIds, reason: 'revised' } }];
};
