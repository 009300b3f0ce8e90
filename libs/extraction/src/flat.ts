import type { ContactReading, Evidence, EvidenceField } from '@chancery/domain';

/** A participant as the gold guidelines write it. */
export interface FlatParticipant {
  readonly actorId: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  /** The string in the article that names it. */
  readonly mention: string;
}

/** A contact as the gold guidelines write it: dates and initiators are plain strings. */
export interface FlatContact {
  readonly mode: string;
  readonly status: string;
  readonly participants: readonly FlatParticipant[];
  /** ISO 8601, as precise as known; null where the article gives none. */
  readonly date: string | null;
  readonly place: string | null;
  /** A participant's name or an ISO country code. */
  readonly initiator: string | null;
  /** The sentence, verbatim. */
  readonly evidence: string;
  readonly confidence: number;
  readonly evidenceOffsets: readonly Omit<Evidence, 'quote'>[];
}

const initiatorOf = ({ initiator, participants }: ContactReading): string | null => {
  if (initiator === null) return null;
  const participant = participants.find(({ actorId }) => actorId === initiator);
  if (participant?.kind === 'country' || (!participant && initiator.startsWith('country:')))
    return initiator.replace('country:', '');
  return participant?.name ?? null;
};

/**
 * Writes a reading in the shape of the gold guidelines, where a plan that was moved is two contacts: one that is
 * cancelled, for the day that it had, and one that is planned.
 */
export const flatContacts = (reading: ContactReading): FlatContact[] => {
  const own = flatContact(reading);
  if (!reading.moved || reading.status !== 'planned') return [own];
  return [{ ...own, status: 'cancelled', date: reading.moved.from?.value ?? null }, own];
};

const flatContact = (reading: ContactReading): FlatContact => {
  const quoteOf = (field: EvidenceField): string =>
    reading.evidence.find((evidence) => evidence.field === field)?.quote ?? '';
  return {
    mode: reading.mode,
    status: reading.status,
    participants: reading.participants.map(({ actorId, name, kind, country }, at) => ({
      actorId,
      name,
      kind,
      country,
      mention: quoteOf(`participant:${at}`),
    })),
    date: reading.date?.value ?? null,
    place: reading.place,
    initiator: initiatorOf(reading),
    evidence: quoteOf('sentence'),
    confidence: reading.confidence,
    evidenceOffsets: reading.evidence.map(({ field, part, start, end }) => ({ field, part, start, end })),
  };
};
