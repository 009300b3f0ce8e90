import type { Contact } from '../contacts/contact';
import { firstDay, lastDay } from '../dates';

/** Whether a contact stands on the agenda: it has not occurred. Those called off are told, too. */
export const isOnAgenda = ({ status }: Pick<Contact, 'status'>): boolean => status !== 'occurred';

/** Whether a contact is still to come as far as anyone has told. */
const isPending = ({ status }: Pick<Contact, 'status'>): boolean =>
  status === 'planned' || status === 'proposed';

/** Whether the last day that a contact is dated to lies before `today` (ISO day). Undated ones are never over. */
export const isOver = ({ date }: Pick<Contact, 'date'>, today: string): boolean =>
  date !== null && lastDay(date.value) < today;

/**
 * Whether a plan or proposal is unconfirmed: its last day is over and nobody has reported it. A question of the moment
 * of reading, hence of no fold.
 * @param today ISO day of that moment
 */
export const isUnconfirmed = (contact: Pick<Contact, 'status' | 'date'>, today: string): boolean =>
  isPending(contact) && isOver(contact, today);

/** Soonest first: by the first day that the date allows, undated ones last; equals by id. */
export const bySoonest = (a: Pick<Contact, 'id' | 'date'>, b: Pick<Contact, 'id' | 'date'>): number => {
  const [one, other] = [begin(a), begin(b)];
  if (one !== other) return one < other ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
};

const UNDATED = '9999-99-99';
const begin = ({ date }: Pick<Contact, 'date'>): string => (date ? firstDay(date.value) : UNDATED);

/** Plans on either side of today that a history shows, at most. */
export const AGENDA_AROUND = 50;

/** The pending contacts nearest to `today`: the soonest that are not over and the latest that are. Soonest first. */
export const agendaAround = <C extends Contact>(contacts: readonly C[], today: string): C[] => {
  const pending = contacts.filter(isPending).sort(bySoonest);
  const over = pending.filter((contact) => isOver(contact, today));
  const ahead = pending.filter((contact) => !isOver(contact, today));
  return [...over.slice(-AGENDA_AROUND), ...ahead.slice(0, AGENDA_AROUND)].sort(bySoonest);
};
