import { actorsOf, type Contact, dayOf, dyadsOf } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { changedContacts, unchangedSince } from './changed';
import { Memo } from './memo';
import type { Moment } from './moment';

/** A dyad in a list; days are of contacts that occurred. */
export interface DyadRow {
  readonly a: string;
  readonly b: string;
  readonly contacts: number;
  readonly first: string | null;
  readonly last: string | null;
}

/** An actor in a list: `last` is the day of the last contact that occurred. */
export interface ActorRow {
  readonly actorId: string;
  readonly contacts: number;
  readonly last: string | null;
}

/** All actors and dyads of a moment. */
export interface PastSums {
  /** Those with most contacts first. */
  readonly actors: readonly ActorRow[];
  /** Those that met latest first. */
  readonly dyads: readonly DyadRow[];
  /** Claims that were folded. */
  readonly claims: number;
}

/** Sums of so many moments are kept: a reader pages through one, or looks at a few one after the other. */
const memo = new Memo<PastSums>(8);

/**
 * The sums of a moment. Contacts that have not changed since are counted as they are; those that have are folded as they
 * stood.
 */
export const pastSums = (sql: Sql, moment: Moment): Promise<PastSums> =>
  memo.get(sql, moment, 'sums', async () => {
    const dyads = new Dyads();
    const actors = new Map<string, ActorRow>();
    for (const row of await unchangedDyads(sql, moment)) dyads.add(row);
    for (const row of await unchangedActors(sql, moment)) addActor(actors, row);
    let claims = 0;
    for await (const folded of changedContacts(sql, moment)) {
      claims += folded.claims;
      for (const contact of folded.contacts.values()) {
        dyads.count(contact);
        const last = lastOf(contact);
        for (const actorId of actorsOf(contact)) addActor(actors, { actorId, contacts: 1, last });
      }
    }
    return { actors: [...actors.values()].sort(byContacts), dyads: dyads.sorted(), claims };
  });

/** Dyads as contacts add up to them. */
export class Dyads {
  private readonly rows = new Map<string, DyadRow>();

  count(contact: Contact): void {
    const day = lastOf(contact);
    for (const [a, b] of dyadsOf(contact)) this.add({ a, b, contacts: 1, first: day, last: day });
  }

  add(row: DyadRow): void {
    const key = `${row.a} ${row.b}`;
    const known = this.rows.get(key);
    this.rows.set(key, known ? sumOf(known, row) : row);
  }

  sorted(): DyadRow[] {
    return [...this.rows.values()].sort(byLastDay);
  }
}

const sumOf = (known: DyadRow, { contacts, first, last }: DyadRow): DyadRow => ({
  ...known,
  contacts: known.contacts + contacts,
  first: known.first === null || (first !== null && first < known.first) ? first : known.first,
  last: later(known.last, last),
});

const addActor = (actors: Map<string, ActorRow>, row: ActorRow): void => {
  const known = actors.get(row.actorId);
  const sum = known && {
    ...known,
    contacts: known.contacts + row.contacts,
    last: later(known.last, row.last),
  };
  actors.set(row.actorId, sum ?? row);
};

const later = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one;

const lastOf = (contact: Contact): string | null => (contact.status === 'occurred' ? dayOf(contact) : null);

/** The order of the list of dyads: by last day, the latest first and none last, then by ids. */
export const byLastDay = (
  x: Pick<DyadRow, 'last' | 'a' | 'b'>,
  y: Pick<DyadRow, 'last' | 'a' | 'b'>,
): number => {
  if (x.last !== y.last) return (x.last ?? '') > (y.last ?? '') ? -1 : 1;
  return compare(x.a, y.a) || compare(x.b, y.b);
};

const byContacts = (x: ActorRow, y: ActorRow): number =>
  y.contacts - x.contacts || compare(x.actorId, y.actorId);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const DAYS = `to_char(max(r.day) FILTER (WHERE r.status = 'occurred'), 'YYYY-MM-DD') AS last`;

const unchangedDyads = (sql: Sql, moment: Moment): Promise<DyadRow[]> => {
  const unchanged = unchangedSince(moment);
  return sql.query<DyadRow>(
    `SELECT r.a, r.b, count(*)::int AS contacts,
            to_char(min(r.day) FILTER (WHERE r.status = 'occurred'), 'YYYY-MM-DD') AS first, ${DAYS}
     FROM contacts c JOIN contact_pairs r ON r.contact_id = c.id WHERE ${unchanged.text} GROUP BY 1, 2`,
    [unchanged.value],
  );
};

const unchangedActors = (sql: Sql, moment: Moment): Promise<ActorRow[]> => {
  const unchanged = unchangedSince(moment);
  return sql.query<ActorRow>(
    `SELECT r.actor_id AS "actorId", count(*)::int AS contacts, ${DAYS}
     FROM contacts c JOIN contact_actors r ON r.contact_id = c.id WHERE ${unchanged.text} GROUP BY 1`,
    [unchanged.value],
  );
};
