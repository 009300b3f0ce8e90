import { isDeepStrictEqual } from 'node:util';
import type { ContactItem } from '@chancery/contracts';
import { actorsOf, type Correction, lastDay, precisionOf } from '@chancery/domain';
import { Failure, type Fault } from '../edge/failure';

/**
 * Whether a correction makes sense for a contact as it stands.
 * @throws Failure INVALID_REQUEST with every fault, NOTHING_CHANGES where it is so already
 */
export const checkCorrection = (fields: Correction, contact: ContactItem): void => {
  const faults = faultsOf(fields, contact);
  if (faults.length > 0) {
    const detail = faults.map(({ path, message }) => `${path}: ${message}`).join('; ');
    throw new Failure('INVALID_REQUEST', detail, faults);
  }
  const set = Object.entries(fields).filter(([, value]) => value !== undefined);
  const changes = set.filter(
    ([field, value]) => !isDeepStrictEqual(value, contact[field as keyof ContactItem]),
  );
  if (changes.length === 0) throw new Failure('NOTHING_CHANGES', 'The contact says so already.');
};

/** What is wrong with a correction, each with its path in the request. */
export const faultsOf = (
  { date, participants, initiator }: Correction,
  contact: Pick<ContactItem, 'participants'>,
): Fault[] => {
  const faults: Fault[] = [];
  const fault = (field: string, message: string) => faults.push({ path: `action.fields.${field}`, message });
  if (date && !isDate(date.value, date.precision))
    fault('date', 'must be a day, month or year such as 2025-02-15, 2025-02 or 2025, as its precision says');
  for (const [i, { actorId, kind }] of (participants ?? []).entries())
    if (!isActorId(actorId, kind)) fault(`participants.${i}.actorId`, `must be an id such as ${kind}:name`);
  const ids = (participants ?? []).map(({ actorId }) => actorId);
  if (new Set(ids).size < ids.length) fault('participants', 'must name each actor once');
  const actors = actorsOf({ participants: participants ?? contact.participants });
  if (initiator && !actors.includes(initiator))
    fault('initiator', 'must be a participant or a country that one represents');
  return faults;
};

const isActorId = (id: string, kind: string): boolean =>
  /^\w+:[^\s]{1,200}$/.test(id) && id.startsWith(`${kind}:`);

/** A day of the calendar, or a month or year of it, in years that a date has. */
const isDate = (value: string, precision: string): boolean => {
  if (!/^(19|20|21)\d\d(-(0[1-9]|1[0-2])(-\d\d)?)?$/.test(value) || precisionOf(value) !== precision)
    return false;
  return precision !== 'day' || (value.slice(8) >= '01' && value <= lastDay(value.slice(0, 7)));
};
