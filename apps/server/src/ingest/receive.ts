import type { Article } from '@chancery/contracts';
import type {
  ArticleHead,
  ChanceryEvent,
  Claim,
  ContactReading,
  Extraction,
  Outlet,
  Replaced,
} from '@chancery/domain';
import { textHash } from '@chancery/event-log';
import { v5 as uuid } from 'uuid';
import type { KnownArticle, KnownClaim } from './known-article';

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
 * revision before it back and makes its own. Ids follow from article, revision, text and ordinal, so a repeat is known.
 */
export const receive = (
  article: Article,
  known: KnownArticle | undefined,
  reader: Reader,
): ChanceryEvent[] => {
  const hash = textHash(article.title, article.text);
  if (known?.received.textHash === hash) return [];
  const reading = reader.read(article);
  const head = headOf(article, hash, reading.lang, (known?.received.revision ?? 0) + 1);
  const claims =
    'readings' in reading ? claimsOf(head, reading.readings, reader.extractor, known?.claims ?? []) : [];
  return [
    {
      id: idOf(head, 'received'),
      type: 'ArticleReceived',
      schemaVersion: 1,
      data: { ...head, extraction: extractionOf(reading, claims, reader.extractor) },
    },
    ...withdrawn(head, known?.claims ?? []),
    ...claims.map((claim) => ({
      id: claim.claimId,
      type: 'ContactClaimed' as const,
      schemaVersion: 1,
      data: claim,
    })),
  ];
};

const idOf = ({ articleId, revision, textHash: hash }: ArticleHead, part: string): string =>
  uuid(`${articleId}/${revision}/${hash}/${part}`, NAMESPACE);

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

const claimsOf = (
  head: ArticleHead,
  readings: readonly ContactReading[],
  extractor: string,
  before: readonly KnownClaim[],
): Claim[] => {
  const origins = originsFor(readings, before);
  return readings.map((reading, ordinal) => ({
    ...reading,
    claimId: idOf(head, String(ordinal)),
    article: head,
    extractor,
    ...(origins[ordinal] && { replaces: origins[ordinal] }),
  }));
};

/**
 * For each reading the claim of the revision before that it stands for: the one that says the same of the same
 * parties, or else the one of the same parties and mode. Each is taken once.
 */
const originsFor = (
  readings: readonly ContactReading[],
  before: readonly KnownClaim[],
): (Replaced | undefined)[] => {
  const left = new Set(before);
  const take = (
    reading: ContactReading,
    likeness: (said: ContactReading) => string,
  ): Replaced | undefined => {
    const match = [...left].find(({ claim }) => likeness(claim) === likeness(reading));
    if (match) left.delete(match);
    return match?.origin;
  };
  const exact = readings.map((reading) => take(reading, sayingOf));
  return readings.map((reading, i) => exact[i] ?? take(reading, meetingOf));
};

const meetingOf = ({ mode, participants }: ContactReading): string =>
  [mode, ...participants.map((p) => p.actorId).sort()].join(' ');

const sayingOf = (reading: ContactReading): string =>
  [meetingOf(reading), reading.status, reading.date?.value].join(' ');

const extractionOf = (reading: Reading, claims: readonly Claim[], extractor: string): Extraction =>
  'readings' in reading
    ? { state: 'extracted', extractor, claims: claims.length }
    : { state: 'not-extracted', extractor, reason: reading.reason };

const withdrawn = (head: ArticleHead, before: readonly KnownClaim[]): ChanceryEvent[] => {
  if (before.length === 0) return [];
  const claimIds = before.map(({ claim }) => claim.claimId);
  return [
    {
      id: idOf(head, 'withdrawn'),
      type: 'ClaimsWithdrawn',
      schemaVersion: 1,
      data: { claimIds, reason: 'revised' },
    },
  ];
};
