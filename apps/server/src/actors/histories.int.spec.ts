import {
  actorsOf,
  bySoonest,
  type ChanceryEvent,
  CONTACTS,
  type Contact,
  dyadsOf,
  foldText,
  historyOf,
  isOnAgenda,
} from '@chancery/domain';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { AgendaQueries } from '../agenda/agenda-queries';
import { anyHistory, appendHistory } from '../contacts/log.fixture';
import { contactsProjection } from '../contacts/projection';
import { CONTACTS_TABLES } from '../contacts/slot-tables';
import { openDatabase } from '../database/data-source';
import { DecisionQueries } from '../decisions/decision-queries';
import { DyadQueries } from '../dyads/dyad-queries';
import { ActorQueries } from './actor-queries';
import { contactsOfActor, contactsOfDyad, readHistory, readInitiators } from './history-queries';

let test: TestDatabase;
let database: DataSource;
let actors: ActorQueries;
let dyads: DyadQueries;
let agenda: AgendaQueries;

beforeAll(async () => {
  test = await createDatabase();
  database = await openDatabase(test.url);
  actors = new ActorQueries(database, new DecisionQueries(database));
  dyads = new DyadQueries(database);
  agenda = new AgendaQueries(database);
});

afterAll(async () => {
  await database?.destroy();
  await test?.drop();
});

/** Makes the read model of these events alone, and gives its contacts. */
const project = async (events: readonly ChanceryEvent[]): Promise<Contact[]> => {
  await database.query(`TRUNCATE ${CONTACTS_TABLES.map((table) => `contacts_a.${table}`).join(', ')}`);
  const log = await appendHistory(database, events);
  await database.transaction((tx) => contactsProjection().apply(tx, log));
  await database.query(
    `INSERT INTO checkpoints (projection, version, position, updated_at) SELECT $1, $2, position, now() FROM log_head
     ON CONFLICT (projection, version) DO UPDATE SET position = excluded.position`,
    [CONTACTS.name, CONTACTS.version],
  );
  const rows: { view: Contact }[] = await database.query('SELECT view FROM contacts');
  return rows.map(({ view }) => view);
};

/** Of an event at least: a log only ever grows, and the past at one of its positions is remembered. */
const someHistory = anyHistory.filter((events) => events.length > 0);

const eachHistory = (check: (contacts: Contact[]) => Promise<void>, numRuns: number) =>
  fc.assert(
    fc.asyncProperty(someHistory, async (events) => check(await project(events))),
    { numRuns },
  );

type Page<Item> = { readonly items: Item[]; readonly nextCursor: string | null };

/** A list to its end, in pages of three. */
const listed = async <Item>(page: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Item[]> => {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const next = await page(cursor);
    items.push(...next.items);
    cursor = next.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
};

const tellsOf = (a: string, b: string) => (contact: Contact) =>
  dyadsOf(contact).some((dyad) => dyad[0] === a && dyad[1] === b);

const everyDyad = (contacts: readonly Contact[]) => [
  ...new Map(contacts.flatMap(dyadsOf).map((dyad) => [dyad.join(' '), dyad])).values(),
];

const NOW = '2100-01-01T00:00:00.000Z';

describe('a history from the tables equals that of the contacts', () => {
  it.each(['2025-02-15', '2026-01-01'])('of each actor and each dyad on %s', async (today) => {
    await eachHistory(async (contacts) => {
      for (const id of new Set(contacts.flatMap(actorsOf))) {
        const { initiators, ...history } = historyOf(
          contacts.filter((contact) => actorsOf(contact).includes(id)),
          today,
        );
        expect(await readHistory(database, contactsOfActor(id), today)).toEqual(history);
      }
      for (const [a, b] of everyDyad(contacts)) {
        const { initiators, ...history } = historyOf(contacts.filter(tellsOf(a, b)), today);
        expect(await readHistory(database, contactsOfDyad(a, b), today)).toEqual(history);
        expect(await readInitiators(database, contactsOfDyad(a, b))).toEqual(initiators);
      }
    }, 8);
  });
});

describe('lists', () => {
  it('of actors tell each once, the most often met first', async () => {
    await eachHistory(async (contacts) => {
      const items = await listed((cursor) => actors.page({ limit: 3, cursor }));
      const ids = [...new Set(contacts.flatMap(actorsOf))];
      const wanted = ids
        .map((id) => ({ id, of: contacts.filter((contact) => actorsOf(contact).includes(id)) }))
        .sort((a, b) => b.of.length - a.of.length || (a.id < b.id ? -1 : 1))
        .map(({ id, of }) => [id, of.length, historyOf(of, '2026-01-01').last?.date?.value ?? null]);
      expect(items.map((item) => [item.actorId, item.contacts, item.lastContact])).toEqual(wanted);
    }, 12);
  });

  it('of dyads tell each once, those that met latest first', async () => {
    await eachHistory(async (contacts) => {
      const all = await listed((cursor) => dyads.page({ limit: 3, cursor }));
      const wanted = everyDyad(contacts)
        .filter(([a, b]) => !(a.startsWith('country:') && b.startsWith('person:')))
        .map(([a, b]) => {
          const { contacts: n, first, last } = historyOf(contacts.filter(tellsOf(a, b)), '2026-01-01');
          return [a, b, n, first?.date?.value ?? null, last?.date?.value ?? null] as const;
        })
        .sort((x, y) => compare(y[4] ?? '', x[4] ?? '') || compare(`${x[0]} ${x[1]}`, `${y[0]} ${y[1]}`));
      expect(
        all.map(({ a, b, contacts: n, firstContact, lastContact }) => [
          a.actorId,
          b.actorId,
          n,
          firstContact,
          lastContact,
        ]),
      ).toEqual(wanted);
      const [first] = contacts.flatMap(actorsOf);
      if (first === undefined) return;
      const own = await listed((cursor) => dyads.page({ actor: first, limit: 3, cursor }));
      const pairs = everyDyad(contacts).filter((dyad) => dyad.includes(first));
      expect(own.map(({ a, b }) => `${a.actorId} ${b.actorId}`).sort()).toEqual(
        pairs.map((d) => d.join(' ')).sort(),
      );
    }, 12);
  });

  it('of the agenda tell what has not occurred, soonest first', async () => {
    await eachHistory(async (contacts) => {
      const items = await listed((cursor) => agenda.page({ past: true, limit: 3, cursor }));
      expect(items.map(({ id }) => id)).toEqual(
        contacts
          .filter(isOnAgenda)
          .sort(bySoonest)
          .map(({ id }) => id),
      );
      const ahead = await listed((cursor) => agenda.page({ limit: 3, cursor }));
      expect(ahead.every(({ date, unconfirmed }) => date === null && !unconfirmed)).toBe(true);
    }, 12);
  });
});

describe('as of now on the recorded clock', () => {
  const asOf = { asOf: NOW, clock: 'recorded' } as const;

  it('every list and page answers as without', async () => {
    await eachHistory(async (contacts) => {
      const withoutRole = ({ role, ...actor }: { role?: string | undefined }) => actor;
      const actorsThen = await listed((cursor) => actors.page({ ...asOf, limit: 3, cursor }));
      const actorsNow = await listed((cursor) => actors.page({ limit: 3, cursor }));
      expect(actorsThen.map(withoutRole)).toEqual(actorsNow.map(withoutRole));
      const dyadsNow = await listed((cursor) => dyads.page({ limit: 3, cursor }));
      expect(await listed((cursor) => dyads.page({ ...asOf, limit: 3, cursor }))).toEqual(dyadsNow);
      const items = await listed((cursor) => agenda.page({ past: true, limit: 3, cursor }));
      const then = await listed((cursor) => agenda.page({ ...asOf, past: true, limit: 3, cursor }));
      expect(then.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
      for (const [a, b] of everyDyad(contacts)) {
        const { asOf: made, history, ...then } = await dyads.one(b, a, asOf);
        const { history: present, ...now } = await dyads.one(a, b, {});
        expect(then).toEqual(now);
        expect({ ...history, longestSilence: null }).toEqual({ ...present, longestSilence: null });
        expect(made).toMatchObject({ clock: 'recorded', at: NOW });
      }
      for (const id of new Set(contacts.flatMap(actorsOf))) {
        const then = await actors.one(id, asOf);
        const now = await actors.one(id, {});
        expect(then.counterparts.map(({ actor, ...sum }) => [actor.actorId, sum])).toEqual(
          now.counterparts.map(({ actor, ...sum }) => [actor.actorId, sum]),
        );
        expect([then.contacts, then.lastContact, then.mergedFrom, then.decisions, then.spellings]).toEqual([
          now.contacts,
          now.lastContact,
          now.mergedFrom,
          now.decisions,
          now.spellings,
        ]);
      }
    }, 12);
  });
});

describe('a search for actors', () => {
  it('finds those whose name has the words', async () => {
    await eachHistory(async (contacts) => {
      const found = await listed((cursor) => actors.page({ q: 'RUB', limit: 3, cursor }));
      const shown = contacts.flatMap(({ participants }) => participants);
      const wanted = shown.filter(({ name }) => foldText(name).includes('rub')).map(({ actorId }) => actorId);
      for (const { actorId } of found) expect(wanted).toContain(actorId);
      if (wanted.length > 0) expect(found.length).toBeGreaterThan(0);
    }, 10);
  });
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
