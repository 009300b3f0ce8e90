import type { Draft } from './draft';
import type { Mention } from './mention';
import type { Phrases } from './phrases';
import type { Sentence } from './sentences';
import type { Token } from './tokens';

/**
 * "auf Initiative Washingtons", "at the request of the president": who comes next took the initiative, for the
 * contact told just before in the sentence or, where there is none, for the one that the article spoke of last.
 */
export const attachInitiative = (
  sentence: Sentence,
  mentions: readonly Mention[],
  told: readonly Draft[],
  spokenOf: Draft | undefined,
  initiative: Phrases<true>,
  tokens: readonly Token[],
): void => {
  for (let at = sentence.first; at < sentence.end; at++) {
    const found = initiative.longest(tokens, at, sentence.end);
    if (!found) continue;
    const mention = mentions.find(({ phrase }) => phrase.first >= found.end && phrase.first - found.end <= 3);
    const draft = told.findLast(({ trigger }) => trigger.first < at) ?? spokenOf ?? told[0];
    const actor = mention?.actors[0];
    if (mention && actor && draft) draft.initiator ??= { actor, mention };
    return;
  }
};
