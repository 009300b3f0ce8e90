import type { ContactDetail } from '@chancery/contracts';
import type { Sql } from '@chancery/event-log';
import { Failure } from '../edge/failure';
import { contactsOfClaims } from './claim-places';
import { claimItems, decisionItems } from './contact-claims';
import { contactsAt } from './contacts-at';
import type { Moment } from './moment';
import { visitsAround } from './visits';

/**
 * One contact as it stood at a moment, with its claims, their articles, the decisions and the visits around it. A claim's
 * id leads to the contact that it belonged to.
 * @throws Failure CONTACT_NOT_FOUND
 */
export const contactAsOf = async (
  sql: Sql,
  moment: Moment,
  id: string,
): Promise<Omit<ContactDetail, 'asOf'>> => {
  const contact =
    (await find(sql, moment, [id])) ?? (await find(sql, moment, await contactsOfClaims(sql, moment, [id])));
  if (!contact) throw new Failure('CONTACT_NOT_FOUND', `There is no contact ${id}.`);
  const [claims, decisions, visits] = await Promise.all([
    claimItems(sql, moment, contact.id),
    decisionItems(sql, moment, contact.id),
    visitsAround(sql, moment, contact),
  ]);
  return { ...contact, claims, decisions, ...visits } as unknown as Omit<ContactDetail, 'asOf'>;
};

const find = async (sql: Sql, moment: Moment, ids: readonly string[]) => {
  const { contacts } = await contactsAt(sql, moment, ids);
  return [...contacts.values()][0];
};
