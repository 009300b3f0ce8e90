/**
 * Scores how claims become contacts on the occasions set: `npm run gold -- --occasions [--misses]`.
 */
import type { Claim } from '@chancery/domain';
import { annotatedClaims, readOccasions } from './read';
import { type LabelledClaim, type Resolution, resolveAndCompare } from './score';

const describe = ({ mode, status, date, moved, place, participants, background }: Claim): string =>
  `${mode}/${status}${background ? '/bg' : ''}${moved ? `/moved ${moved.from?.value ?? '?'}` : ''} ${date ? `${date.value}${date.basis === 'stated' ? '' : '*'}` : '–'} ${place ?? ''} ${participants.map((p) => p.name).join(' + ')}`;

const print = (title: string, result: Resolution, labelled: readonly LabelledClaim[], misses: boolean) => {
  console.log(
    `${title}: ${labelled.length} claims, ${result.occasions} occasions, ${result.contacts} contacts; ` +
      `${result.contactsPerOccasion.toFixed(3)} contacts an occasion, ${(100 * result.wrongMerges).toFixed(1)} % wrong merges`,
  );
  if (!misses) return;
  const byId = new Map(labelled.map(({ claim }) => [claim.claimId, claim]));
  const line = (id: string) =>
    `    ${id}  ${byId.get(id)!.article.publishedAt.slice(0, 16)}  ${describe(byId.get(id)!)}`;
  for (const { occasion, claims } of result.split) {
    console.log(`  split ${occasion}`);
    for (const part of claims) console.log(`${part.map(line).join('\n')}\n    --`);
  }
  for (const { occasions, claims } of result.merged) {
    console.log(`  merged ${occasions.join(' + ')}`);
    console.log(claims.map(line).join('\n'));
  }
};

/** Prints the resolution of the annotated claims. */
export const runOccasions = ({ misses }: { readonly misses: boolean }): void => {
  const { occasions, articles } = readOccasions();
  const told = new Set(occasions.filter((o) => !o.passing).map((o) => o.id));
  console.log(`${articles.length} articles of ${told.size} occasions`);
  const annotated = articles.flatMap(annotatedClaims);
  print(
    'annotated claims',
    resolveAndCompare(annotated, (id) => told.has(id)),
    annotated,
    misses,
  );
};
