import type { ContactReading, Evidence } from '@chancery/domain';
import { EvidenceMismatch } from './errors';

const PARTICIPANT = /^participant:(\d+)$/;

/**
 * Holds a claim against the article that it was read from: every piece of evidence is the article's own words
 * at that place, speaks of a participant that the claim has, and there is at least one.
 * @throws EvidenceMismatch with every fault
 */
export const verifyEvidence = (
  claim: Pick<ContactReading, 'evidence' | 'participants'>,
  title: string,
  text: string,
): void => {
  if (claim.evidence.length === 0) throw new EvidenceMismatch(['there is none']);
  const faults = claim.evidence.flatMap((evidence) => {
    const fault = faultOf(evidence, evidence.part === 'title' ? title : text, claim.participants.length);
    return fault ? [`${evidence.field}: ${fault}`] : [];
  });
  if (faults.length > 0) throw new EvidenceMismatch(faults);
};

const faultOf = (
  { field, part, start, end, quote }: Evidence,
  words: string,
  participants: number,
): string | undefined => {
  const index = PARTICIPANT.exec(field)?.[1];
  if (index !== undefined && Number(index) >= participants) return `there are ${participants} participants`;
  const span = `${part} ${start} to ${end}`;
  if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= words.length))
    return `${span} is no span of its ${words.length} characters`;
  return words.slice(start, end) === quote ? undefined : `${span} reads otherwise than the quote`;
};
