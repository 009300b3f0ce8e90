import type { Contact } from '@chancery/domain';

/** What of each field makes a difference: not the order of names, nor the number of those who report the same. */
const SAID = {
  mode: ({ mode }: Contact) => mode,
  status: ({ status }: Contact) => status,
  participants: ({ participants }: Contact) => participants.map((p) => `${p.actorId} ${p.name}`).sort(),
  date: ({ date }: Contact) => date && [date.value, date.precision],
  place: ({ place }: Contact) => place,
  initiator: ({ initiator }: Contact) => initiator,
  topics: ({ topics }: Contact) => topics,
  saidBy: ({ saidBy }: Contact) => saidBy,
  corrected: ({ corrected }: Contact) => corrected,
  confirmed: ({ confirmed }: Contact) => confirmed,
} as const;

/** Names of the fields in which a contact says something else than before. */
export const changedFields = (before: Contact, after: Contact): string[] =>
  Object.entries(SAID).flatMap(([field, said]) =>
    JSON.stringify(said(before)) === JSON.stringify(said(after)) ? [] : [field],
  );
