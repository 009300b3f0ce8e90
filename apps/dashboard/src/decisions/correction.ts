import type { ContactItem, Decide } from '@chancery/contracts';
import type { DateValue, Mode, Status } from '@chancery/domain';

type Correction = Extract<Decide['action'], { kind: 'correct' }>['fields'];

/** A contact as a form has it: text where text is typed. */
export interface ContactDraft {
  readonly mode: Mode;
  readonly status: Status;
  /** `2025`, `2025-02` or `2025-02-15`; empty for none. */
  readonly date: string;
  readonly place: string;
  /** Id of an actor or country; empty for nobody. */
  readonly initiator: string;
  readonly participants: ContactItem['participants'];
}

export const draftOf = (contact: ContactItem): ContactDraft => ({
  mode: contact.mode,
  status: contact.status,
  date: contact.date?.value ?? '',
  place: contact.place ?? '',
  initiator: contact.initiator ?? '',
  participants: contact.participants,
});

const PRECISIONS: Readonly<Record<number, DateValue['precision']>> = { 4: 'year', 7: 'month', 10: 'day' };

/** A typed date with its precision; null for none, undefined for what is no date. */
export const dateOf = (typed: string): DateValue | null | undefined => {
  const value = typed.trim();
  if (value === '') return null;
  const precision = PRECISIONS[value.length];
  if (!precision || !/^\d{4}(-\d{2}){0,2}$/.test(value)) return undefined;
  const day = `${value}-01-01`.slice(0, 10);
  const at = new Date(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day;
  return exists ? { value, precision, basis: 'stated' } : undefined;
};

const sameIds = (a: ContactItem['participants'], b: ContactItem['participants']): boolean =>
  a.map(({ actorId }) => actorId).join(' ') === b.map(({ actorId }) => actorId).join(' ');

/** The fields in which a draft differs from its contact; a date that stands in for one is stated by being set. */
export const correctionOf = (contact: ContactItem, draft: ContactDraft): Correction => {
  const former = draftOf(contact);
  const date = dateOf(draft.date);
  const place = draft.place.trim();
  return {
    ...(draft.mode !== former.mode ? { mode: draft.mode } : {}),
    ...(draft.status !== former.status ? { status: draft.status } : {}),
    ...(draft.date.trim() !== former.date && date !== undefined ? { date } : {}),
    ...(place !== former.place ? { place: place || null } : {}),
    ...(draft.initiator !== former.initiator ? { initiator: draft.initiator || null } : {}),
    ...(sameIds(draft.participants, former.participants) ? {} : { participants: [...draft.participants] }),
  };
};
