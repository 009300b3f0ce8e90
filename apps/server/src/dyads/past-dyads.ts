import type { DyadDetail } from '@chancery/contracts';
import { type Dyad, dyadsOf, historyOf } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { MOST_FOLDED, toShown } from '../actors/past-actor';
import { contactsAsOf } from '../past/contacts-as-of';
import type { Moment } from '../past/moment';
import { byLastDay, type DyadRow, Dyads, pastSums } from '../past/past-sums';

type Place = readonly [last: string | null, a: string, b: string];

/** The dyad as it stood at a moment, but for who the two are. */
export const pastDyad = async (
  sql: Sql,
  moment: Moment,
  [a, b]: Dyad,
): Promise<Omit<DyadDetail, 'a' | 'b'>> => {
  const found = await contactsAsOf(sql, moment, { of: [a], and: [b], limit: MOST_FOLDED });
  const contacts = found.contacts.filter((contact) => dyadsOf(contact).some((d) => d[0] === a && d[1] === b));
  const history = historyOf(contacts, moment.at.slice(0, 10));
  return {
    contacts: history.contacts,
    firstContact: history.first?.date?.value ?? null,
    lastContact: history.last?.date?.value ?? null,
    history: toShown(history),
    byMode: [...history.byMode],
    initiators: [...history.initiators],
    asOf: { at: moment.at, clock: moment.clock, claims: found.claims },
  };
};

/**
 * The dyads of a moment after a place, of one actor or of all, those that met latest first. For one, its contacts are
 * read as they stood; for all, the sums of the moment.
 */
export const pastDyads = async (
  sql: Sql,
  moment: Moment,
  actor: string | undefined,
  after: Place | undefined,
): Promise<{ readonly rows: readonly DyadRow[]; readonly claims: number }> => {
  const { dyads, claims } =
    actor === undefined ? await pastSums(sql, moment) : await dyadsOfOne(sql, moment, actor);
  const rows = dyads
    .filter((row) => (actor === undefined ? !isBeside(row) : row.a === actor || row.b === actor))
    .filter((row) => !after || byLastDay(row, { last: after[0], a: after[1], b: after[2] }) > 0);
  return { rows, claims };
};

const dyadsOfOne = async (sql: Sql, moment: Moment, actor: string) => {
  const { contacts, claims } = await contactsAsOf(sql, moment, { of: [actor], limit: MOST_FOLDED });
  const dyads = new Dyads();
  for (const contact of contacts) dyads.count(contact);
  return { dyads: dyads.sorted(), claims };
};

/** The dyad of a country and a person: see the list of today. */
const isBeside = ({ a, b }: DyadRow): boolean => a.startsWith('country:') && b.startsWith('person:');
