import type { Clock } from '@chancery/contracts';
import { bySoonest, type Contact, isOnAgenda, isOver } from '@chancery/domain';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claim } from '../../../../libs/domain/src/contacts/claims.fixture';
import { createDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { ActorQueries } from '../actors/actor-queries';
import { AgendaQueries } from '../agenda/agenda-queries';
import { openDatabase } from '../database/data-source';
import { DecisionQueries } from '../decisions/decision-queries';
import { DyadQueries } from '../dyads/dyad-queries';
import { anyHistory, apart, GrowingLog, publishedBy } from './history.fixture';
import { momentAt } from './moment';
import { activityAsOf } from './past-activity';
import { Dyads } from './past-sums';

let test: TestDatabase;
let database: DataSource;
let actors: ActorQueries;
let dyads: DyadQueries;
let agenda: AgendaQueries;
let run = 0;

/** For properties on a machine that does other things, too. */
const PATIENT = 120_000;

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

type Page<Item> = { readonly items: Item[]; readonly nextCursor: string | null };

const listed = async <Item>(page: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Item[]> => {
  const items: Item[] = [];
  for (let cursor: string | undefined; ; ) {
    const { items: some, nextCursor } = await page(cursor);
    items.push(...some);
    if (nextCursor === null) return items;
    cursor = nextCursor;
  }
};

/** Into whom histories merge others; is never merged. */
const INTO = 'person:sybiha';

interface Lists {
  readonly actors: unknown[];
  readonly dyads: unknown[];
  readonly ofActor: unknown[];
  readonly agenda: Contact[];
  /** The pages of a few dyads. */
  readonly pages: unknown[];
}

/** Every list, as of a moment or of now; names of actors are those of today in either. */
const listsAt = async (past: { readonly asOf?: string; readonly clock?: Clock }): Promise<Lists> => {
  const page = (cursor: string | undefined) => ({ ...past, limit: 3, cursor });
  const dyad = ({ a, b, ...sums }: Awaited<ReturnType<DyadQueries['page']>>['items'][number]) => [
    a.actorId,
    b.actorId,
    sums,
  ];
  const known = await listed((cursor) => actors.page(page(cursor)));
  const own = (cursor: string | undefined) => dyads.page({ ...page(cursor), actor: INTO });
  const rows = (await listed((cursor) => dyads.page(page(cursor)))).map(dyad);
  const pages = rows.slice(0, 4).map(async ([a, b]) => {
    const { contacts, firstContact, lastContact, byMode } = await dyads.one(`${b}`, `${a}`, past);
    return [a, b, contacts, firstContact, lastContact, byMode];
  });
  return {
    pages: await Promise.all(pages),
    actors: known.map(({ actorId, contacts, lastContact }) => [actorId, contacts, lastContact]),
    dyads: rows,
    ofActor: (await listed(own)).map(dyad),
    agenda: (await listed((cursor) => agenda.page({ ...page(cursor), past: true }))).map(
      ({ unconfirmed, moves, slippageDays, ...contact }) => contact as unknown as Contact,
    ),
  };
};

const agendaAhead = async (asOf: string, clock: Clock): Promise<string[]> => {
  const items = await listed((cursor) => agenda.page({ asOf, clock, limit: 3, cursor }));
  return items.map(({ id }) => id);
};

const idsAhead = (contacts: readonly Contact[], at: string): string[] =>
  contacts.filter((contact) => !isOver(contact, at.slice(0, 10))).map(({ id }) => id);

const total = ({ days, undated }: Awaited<ReturnType<typeof activityAsOf>>): number =>
  days.reduce((sum, { contacts }) => sum + contacts, undated);

describe('lists as of any moment of the record', () => {
  it(
    'are those that were answered then',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyHistory, async (history) => {
          const log = await GrowingLog.onEmptyRecord(database, `lists ${++run}`);
          const saved: { at: string; lists: Lists }[] = [];
          await log.grow(history, async (at) => {
            saved.push({ at, lists: await listsAt({}) });
          });
          for (const { at, lists } of saved) {
            // Twice: as it is found out, and as it is remembered.
            for (let i = 0; i < 2; i++) expect(await listsAt({ asOf: at, clock: 'recorded' })).toEqual(lists);
            expect(await agendaAhead(at, 'recorded')).toEqual(idsAhead(lists.agenda, at));
          }
        }),
        { numRuns: 8 },
      );
    },
    PATIENT,
  );

  it('lead to the page of a pair that the record has lost since', async () => {
    const log = await GrowingLog.onEmptyRecord(database, `lists ${++run}`);
    const told = claim('c', { parties: ['US:somebody', 'UA:sybiha'] });
    const moments: string[] = [];
    await log.grow({ claims: [told], turns: [{ what: 'withdraw', one: 0, other: 0 }] }, async (at) => {
      moments.push(at);
    });
    const pages = moments.map((asOf) =>
      dyads.one('person:somebody', INTO, { asOf, clock: 'recorded' }).then(
        ({ contacts }) => contacts,
        ({ code }) => code,
      ),
    );
    expect(await Promise.all(pages)).toContain(1);
    expect((await Promise.all(pages)).at(-1)).toBe('ACTOR_NOT_FOUND');
  });

  it(
    'are those of what had been published by then',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyHistory, fc.integer({ min: 10, max: 20 }), async (history, day) => {
          const log = await GrowingLog.onEmptyRecord(database, `lists published ${++run}`);
          await log.grow({ ...history, claims: history.claims.map(apart) }, async () => {});
          const at = `2025-02-${day}T12:00:00.000Z`;
          const contacts = publishedBy(log, at);
          const lists = await listsAt({ asOf: at, clock: 'published' });
          const pending = contacts.filter(isOnAgenda).sort(bySoonest);
          expect(lists.agenda).toEqual(JSON.parse(JSON.stringify(pending)));
          expect(await agendaAhead(at, 'published')).toEqual(idsAhead(pending, at));
          const met = new Dyads();
          for (const contact of contacts) met.count(contact);
          const rows = met.sorted().map(({ a, b, first, last, contacts: n }) => {
            return [a, b, { contacts: n, firstContact: first, lastContact: last }];
          });
          const isBeside = ([a, b]: unknown[]) => /^country:/.test(`${a}`) && /^person:/.test(`${b}`);
          expect(lists.dyads).toEqual(rows.filter((row) => !isBeside(row)));
          expect(lists.ofActor).toEqual(rows.filter((row) => row.includes(INTO)));
          const moment = await momentAt(database, 'published', at);
          expect(total(await activityAsOf(database, moment, {}))).toBe(contacts.length);
        }),
        { numRuns: 8 },
      );
    },
    PATIENT,
  );
});
