/**
 * Scores how claims become contacts on the occasions set: `npm run gold -- --occasions [--misses] [--lang de]`.
 */
import type { Claim } from '@chancery/domain';
import { extractAndLabel } from './label';
import { annotatedClaims, readOccasions } from './read';
import { type LabelledClaim, type Resolution, resolveAndCompare } from './score';
import { compareVoices } from './voices';

const describe = ({ mode, status, date, moved, place, participants, background }: Claim): string =>
  `${mode}/${status}${background ? '/bg' : ''}${moved ? `/moved ${moved.from?.value ?? '?'}` : ''} ${date ? `${date.value}${date.basis === 'stated' ? '' : '*'}` : '–'} ${place ?? ''} ${participants.map((p) => p.name).join(' + ')}`;

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const line = (claim: Claim): string =>
  `    ${claim.claimId}  ${claim.article.publishedAt.slice(0, 16)}  ${describe(claim)}`;

const print = (title: string, result: Resolution, labelled: readonly LabelledClaim[], misses: boolean) => {
  console.log(
    `${title}: ${labelled.length} claims, ${result.occasions} occasions, ${result.contacts} contacts; ` +
      `${result.contactsPerOccasion.toFixed(3)} contacts an occasion, ${percent(result.wrongMerges)} wrong merges`,
  );
  if (!misses) return;
  const byId = new Map(labelled.map(({ claim }) => [claim.claimId, claim]));
  const lines = (ids: readonly string[]): string => ids.map((id) => line(byId.get(id)!)).join('\n');
  for (const { occasion, claims } of result.split) {
    console.log(`  split ${occasion}`);
    for (const part of claims) console.log(`${lines(part)}\n    --`);
  }
  for (const { occasions, claims } of result.merged) {
    console.log(`  merged ${occasions.join(' + ')}`);
    console.log(lines(claims));
  }
};

/** What is scored, and how much of it is told. */
export interface OccasionsRun {
  readonly misses: boolean;
  /** Of the articles that the extractor reads, only those in this language. */
  readonly lang: string | undefined;
}

const READ = ['de', 'en'];

/** Prints the resolution of the annotated claims, and of what the extractor reads. */
export const runOccasions = ({ misses, lang }: OccasionsRun): void => {
  const { occasions, articles } = readOccasions();
  const told = new Set(occasions.filter((o) => !o.passing).map((o) => o.id));
  const counts = (id: string): boolean => told.has(id);
  console.log(`${articles.length} articles of ${told.size} occasions`);
  const annotated = articles.flatMap(annotatedClaims);
  print('annotated claims', resolveAndCompare(annotated, counts), annotated, misses);

  const read = articles.filter((article) => (lang ? article.lang === lang : READ.includes(article.lang)));
  const { labelled, spurious } = extractAndLabel(read);
  const there = read.flatMap((article) => article.claims);
  const result = resolveAndCompare(labelled, counts);
  print(`\nextracted claims (${lang ?? READ.join(', ')})`, result, labelled, misses);
  const toFind = new Set(there.map((claim) => claim.occasion).filter(counts));
  const found = new Set(labelled.map(({ annotated: gold }) => gold));
  console.log(
    `found ${result.occasions} of ${toFind.size} occasions, ${found.size} of ${there.length} claims; ${spurious.length} spurious`,
  );
  const voices = compareVoices(labelled);
  console.log(
    `cited sides: ${voices.right} right of ${voices.told} told and ${voices.annotated} annotated of matched claims`,
  );
  if (!misses) return;
  for (const claim of spurious) console.log(`  spurious\n${line(claim)}`);
  for (const article of read)
    for (const claim of article.claims)
      if (!found.has(claim)) console.log(`  missed ${claim.occasion}  ${article.id}`);
  for (const difference of voices.differences) console.log(`  cited ${difference}`);
};
