import { readdirSync, readFileSync } from 'node:fs';
import type { Claim, Outlet, Participant } from '@chancery/domain';

/** A real occasion, and what makes it hard. `passing`: only mentioned beside others. */
export interface GoldOccasion {
  readonly kind: 'occasion';
  readonly id: string;
  readonly title: string;
  readonly trap?: string;
  readonly invented?: boolean;
  readonly passing?: boolean;
}

type Said = Pick<
  Claim,
  | 'mode'
  | 'status'
  | 'participants'
  | 'date'
  | 'place'
  | 'initiator'
  | 'background'
  | 'moved'
  | 'saidBy'
  | 'gathering'
  | 'sequence'
>;

export interface GoldClaim extends Said {
  /** Of which occasion it speaks. */
  readonly occasion: string;
  readonly participants: readonly Participant[];
}

export interface OccasionArticle {
  readonly kind: 'article';
  readonly id: string;
  readonly lang: string;
  readonly outlet: Outlet;
  readonly publishedAt: string;
  readonly title: string;
  readonly text: string;
  readonly claims: readonly GoldClaim[];
}

export interface OccasionSet {
  readonly occasions: readonly GoldOccasion[];
  readonly articles: readonly OccasionArticle[];
}

/** The whole set: every `*.jsonl` beside this file. */
export const readOccasions = (): OccasionSet => {
  const records = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(new URL(name, import.meta.url), 'utf8')
        .trim()
        .split('\n'),
    )
    .map((line) => JSON.parse(line) as GoldOccasion | OccasionArticle);
  return {
    occasions: records.filter((record) => record.kind === 'occasion'),
    articles: records.filter((record) => record.kind === 'article'),
  };
};

/** What the claims of an article know of it. */
export const headOf = (article: OccasionArticle): Claim['article'] => ({
  articleId: article.id,
  revision: 1,
  textHash: article.id,
  outlet: article.outlet,
  lang: article.lang,
  publishedAt: article.publishedAt,
  title: article.title,
  demo: false,
});

/** The claims that a perfect reader would make of an article: `ARTICLE#n`. */
export const annotatedClaims = (article: OccasionArticle): { claim: Claim; occasion: string }[] =>
  article.claims.map(({ occasion, ...said }, i) => ({
    occasion,
    claim: {
      ...said,
      claimId: `${article.id}#${i}`,
      topics: [],
      confidence: 0.9,
      evidence: [
        { field: 'sentence', part: 'title', start: 0, end: article.title.length, quote: article.title },
      ],
      extractor: 'annotated',
      article: headOf(article),
    },
  }));
