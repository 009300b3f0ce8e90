import type { Claim, Evidence, StandingClaim } from '@chancery/domain';

const PARTICIPANT = /^participant:(\d+)$/;

/** How the article names its actors: one entry for each place in it that names one. */
export const spellingsOf = ({ evidence, participants }: Claim): { actorId: string; text: string }[] =>
  evidence.flatMap(({ field, quote }) => {
    const index = PARTICIPANT.exec(field)?.[1];
    const participant = index === undefined ? undefined : participants[Number(index)];
    return participant ? [{ actorId: participant.actorId, text: quote.trim() }] : [];
  });

/** The claim with only those words that a contact shows: the others stay in the log. Folds to the same contact. */
export const slim = (claim: Claim, position: number, recordedAt: string): StandingClaim => ({
  ...claim,
  evidence: [shownOf(claim)],
  position,
  recordedAt,
});

const shownOf = ({ evidence }: Claim): Evidence =>
  evidence.find(({ field }) => field === 'sentence') ?? evidence[0]!;
