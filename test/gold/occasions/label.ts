import type { Claim, ContactReading, DateValue } from '@chancery/domain';
import { createExtractor } from '@chancery/extraction';
import { loadGazetteer } from '@chancery/gazetteer';
import { isSame } from '../participants';
import { pairUp } from '../score';
import { type GoldClaim, headOf, type OccasionArticle } from './read';
import type { LabelledClaim } from './score';

/** What was extracted from the articles, each claim with the annotated one that it matches best, if it matches any. */
export interface Labelling {
  readonly labelled: readonly (LabelledClaim & { readonly annotated: GoldClaim })[];
  /** Claims that no annotated claim of their article is like. */
  readonly spurious: readonly Claim[];
}

/** Two claims of one article may match the same annotated claim: that is for resolution to find out. */
export const extractAndLabel = (articles: readonly OccasionArticle[]): Labelling => {
  const extractor = createExtractor(loadGazetteer());
  const labelled: Labelling['labelled'][number][] = [];
  const spurious: Claim[] = [];
  for (const article of articles) {
    const found = extractor.extract(article);
    const readings = found.state === 'extracted' ? found.readings : [];
    for (const [i, reading] of readings.entries()) {
      const claim = claimOf(article, reading, i);
      const annotated = bestMatch(claim, article.claims);
      if (annotated) labelled.push({ claim, annotated, occasion: annotated.occasion });
      else spurious.push(claim);
    }
  }
  return { labelled, spurious };
};

const claimOf = (article: OccasionArticle, reading: ContactReading, at: number): Claim => ({
  ...reading,
  claimId: `${article.id}#${at}`,
  extractor: 'extracted',
  article: headOf(article),
});

const bestMatch = (claim: Claim, annotated: readonly GoldClaim[]): GoldClaim | undefined => {
  const ranked = annotated
    .map((gold) => ({ gold, score: likeness(gold, claim) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  return ranked[0]?.gold;
};

/** A side in place of who speaks for it is half as good as the same participant. */
const HALF = 0.5;

const sameParty = (a: Claim['participants'][number], b: Claim['participants'][number]): number => {
  if (isSame(a, b)) return 1;
  return a.country !== null && a.country === b.country ? HALF : 0;
};

/** 0 unless two parties agree and half of all do, and the dates do not clash. */
const likeness = (gold: GoldClaim, claim: Claim): number => {
  const { pairs } = pairUp([...gold.participants], [...claim.participants], sameParty);
  const common = pairs.reduce((sum, [a, b]) => sum + sameParty(a, b), 0);
  const f1 = (2 * common) / (gold.participants.length + claim.participants.length);
  const closeness = dateCloseness(gold, claim);
  if (pairs.length < 2 || f1 < HALF || closeness < 0) return 0;
  const agreeing = [
    gold.mode === claim.mode,
    gold.status === claim.status,
    gold.background === claim.background,
  ];
  return f1 + closeness + 0.2 * agreeing.filter(Boolean).length;
};

/** Days that a wrong reading of a date may be off and still speak of the same occasion. */
const SLACK = 4;

/** 1 for the same, down to 0 for unknown; −1 where two dates exclude each other. */
const dateCloseness = (gold: GoldClaim, claim: Claim): number => {
  const own = [gold.date, gold.moved?.from ?? null].filter((date) => date !== null);
  const told = [claim.date, claim.moved?.from ?? null].filter((date) => date !== null);
  if (own.length === 0 || told.length === 0) return 0;
  return Math.max(...own.flatMap((a) => told.map((b) => closeness(a, b))));
};

const closeness = (a: DateValue, b: DateValue): number => {
  const shared = Math.min(a.value.length, b.value.length);
  if (shared < 10) return a.value.slice(0, shared) === b.value.slice(0, shared) ? HALF : -1;
  const days = Math.abs(Date.parse(a.value) - Date.parse(b.value)) / DAY_MS;
  if (days === 0) return 1;
  return days <= SLACK ? HALF / days : -1;
};

const DAY_MS = 86_400_000;
