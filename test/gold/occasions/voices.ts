import { voiceOf } from '@chancery/domain';
import type { Labelling } from './label';

/** How the cited sides of matched claims agree with the annotated ones; what the outlet itself speaks for is left out. */
export interface Voices {
  readonly annotated: number;
  readonly told: number;
  readonly right: number;
  readonly differences: readonly string[];
}

export const compareVoices = (labelled: Labelling['labelled']): Voices => {
  const all = labelled.map(({ claim, annotated }) => {
    const own = voiceOf(claim.article.outlet);
    const gold = (annotated.saidBy ?? []).filter((side) => side !== own);
    const told = (claim.saidBy ?? []).filter((side) => side !== own);
    return { id: claim.claimId, gold, told, right: told.filter((side) => gold.includes(side)) };
  });
  const total = (field: 'gold' | 'told' | 'right'): number =>
    all.reduce((sum, one) => sum + one[field].length, 0);
  return {
    annotated: total('gold'),
    told: total('told'),
    right: total('right'),
    differences: all
      .filter(({ gold, told, right }) => right.length < Math.max(gold.length, told.length))
      .map(({ id, gold, told }) => `${id}: ${told.join(', ') || '–'} for ${gold.join(', ') || '–'}`),
  };
};
