import type { Contact } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { contactsAt } from '../past/contacts-at';
import type { Moment } from '../past/moment';
import { changedSince } from '../past/past-activity';

/** Contacts that are folded at once. */
const SLICE = 400;

/** The contacts of a moment that have changed since, as they stood then, and how many claims they were folded from. */
export const changedContacts = async (
  sql: Sql,
  moment: Moment,
): Promise<{ readonly contacts: Contact[]; readonly claims: number }> => {
  const ids = await changedSince(sql, moment);
  const contacts: Contact[] = [];
  let claims = 0;
  for (let i = 0; i < ids.length; i += SLICE) {
    const folded = await contactsAt(sql, moment, ids.slice(i, i + SLICE));
    claims += folded.claims;
    contacts.push(...folded.contacts.values());
  }
  return { contacts, claims };
};

/** A condition on contacts `c`: nothing was told or decided of them since the moment. `$1` is `value`. */
export const unchangedSince = ({ clock, at, position }: Moment) =>
  clock === 'published'
    ? {
        text: `NOT EXISTS (SELECT FROM memberships later WHERE later.contact_id = c.id AND later.until IS NULL
                 AND later.published_at > $1::timestamptz)`,
        value: at,
      }
    : { text: 'c.position <= $1::bigint', value: position };
