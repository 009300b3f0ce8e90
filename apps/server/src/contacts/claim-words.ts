import { type Claim, type Evidence, foldText, type Participant, type StandingClaim } from '@chancery/domain';
import { distance } from 'fastest-levenshtein';

const PARTICIPANT = /^participant:(\d+)$/;

/** How the article names its actors: one entry for each place in it that names one. */
export const spellingsOf = ({ evidence, participants }: Claim): { actorId: string; text: string }[] =>
  evidence.flatMap(({ field, quote }) => {
    const index = PARTICIPANT.exec(field)?.[1];
    const participant = index === undefined ? undefined : participants[Number(index)];
    const text = quote.trim();
    return participant && spells(text, participant) ? [{ actorId: participant.actorId, text }] : [];
  });

/**
 * Whether the words spell the actor's name rather than describe the actor ("he", "the foreign minister"): a word of
 * them is nearly one of the name. Words in another script than the name's cannot be compared and count as a name where
 * they begin as one.
 */
export const spells = (text: string, { kind, name }: Participant): boolean => {
  if (kind !== 'person') return true;
  if (!/\p{Script=Latin}/u.test(text)) return /^\p{Lu}/u.test(text);
  const known = foldText(name).split(' ');
  return foldText(text)
    .split(' ')
    .some((word) => known.some((own) => isNearly(word, own)));
};

/** Differs in a third of its letters at most: Lawrow and Lavrov, Selenskyj and Zelenskyy. */
const isNearly = (word: string, own: string): boolean =>
  word === own || distance(word, own) <= Math.max(word.length, own.length) / 3;

/** The claim with only those words that a contact shows: the others stay in the log. Folds to the same contact. */
export const slim = (claim: Claim, position: number, recordedAt: string): StandingClaim => ({
  ...claim,
  evidence: [shownOf(claim)],
  position,
  recordedAt,
});

const shownOf = ({ evidence }: Claim): Evidence =>
  evidence.find(({ field }) => field === 'sentence') ?? evidence[0]!;
