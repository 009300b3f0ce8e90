import type { Contact, Participant } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { contactsAt } from './contacts-at';
import { list } from './listing';
import type { Moment } from './moment';
import { asNamed } from './narrowing';
import { ANY_POSITION, byNews } from './news-order';
import { actorNamesAt } from './standing';

/** Whose contacts: ids of actors, of which `country:XX` stands for everyone who represents that country. */
export interface Involved {
  readonly of: readonly string[];
  /** Who takes part beside one of `of`. */
  readonly and?: readonly string[] | undefined;
  /** Contacts at most. */
  readonly limit: number;
}

export interface PastHistory {
  /** Latest news first. */
  readonly contacts: readonly Contact[];
  /** Claims that were folded. */
  readonly claims: number;
  /** There are more; those with the latest claims were taken. */
  readonly cut: boolean;
}

/** Everything that the record had at a moment on contacts of some actors, or between two of them. */
export const contactsAsOf = async (
  sql: Sql,
  moment: Moment,
  { of, and, limit }: Involved,
): Promise<PastHistory> => {
  const names = await actorNamesAt(sql, moment);
  const asked = [of, ...(and ? [and] : [])].map((ids) => asNamed(ids, names));
  const after = { newsAt: moment.at, newsPosition: ANY_POSITION };
  const contacts: Contact[] = [];
  let claims = 0;
  for await (const { ids } of list(sql, moment, { filter: {}, asked, after }, limit + 1)) {
    const folded = await contactsAt(sql, moment, [...new Set(ids)]);
    claims += folded.claims;
    for (const contact of folded.contacts.values()) if (involves(contact, of, and)) contacts.push(contact);
  }
  const distinct = [...new Map(contacts.map((contact) => [contact.id, contact])).values()];
  return {
    contacts: distinct.sort(byNews(moment.clock)).slice(0, limit),
    claims,
    cut: distinct.length > limit,
  };
};

const isOne = (ids: readonly string[], { actorId, country }: Participant): boolean =>
  ids.includes(actorId) || (country !== null && ids.includes(`country:${country}`));

/** Whether one of the first takes part and, where there are others, one of those beside it. */
const involves = (
  { participants }: Contact,
  of: readonly string[],
  and: readonly string[] | undefined,
): boolean =>
  participants.some(
    (a) => isOne(of, a) && (!and || participants.some((b) => b.actorId !== a.actorId && isOne(and, b))),
  );
