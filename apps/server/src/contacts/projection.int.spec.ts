import {
  allContacts,
  type Claim,
  type Contact,
  type ContactFilter,
  evolveContacts,
  MODES,
  matches,
  noContacts,
  type Recorded,
  STATUSES,
} from '@chancery/domain';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anyClaims, claim } from '../../../../libs/domain/src/contacts/claims.fixture';
import { createDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { openDatabase } from '../database/data-source';
import { ContactQueries } from './contact-queries';
import { filterCondition } from './filter-sql';
import { anyHistory, appendHistory, historyOf } from './log.fixture';
import { contactsProjection } from './projection';
import { CONTACTS_TABLES } from './slot-tables';

let test: TestDatabase;
let database: DataSource;

beforeAll(async () => {
  test = await createDatabase();
  database = await openDatabase(test.url);
});

afterAll(async () => {
  await database?.destroy();
  await test?.drop();
});

const empty = (): Promise<void> =>
  database.query(`TRUNCATE ${CONTACTS_TABLES.map((table) => `contacts_a.${table}`).join(', ')}`);

beforeEach(empty);

const project = async (log: readonly Recorded[], batch: number, held?: number) => {
  const projection = contactsProjection(held);
  for (let i = 0; i < log.length; i += batch) {
    await database.transaction((tx) => projection.apply(tx, log.slice(i, i + batch)));
  }
};

const logOf = (claims: readonly Claim[]): Promise<Recorded[]> =>
  appendHistory(database, historyOf(claims, []));

const stored = async (): Promise<Contact[]> => {
  const rows: { view: Contact }[] = await database.query('SELECT view FROM contacts ORDER BY id');
  return rows.map(({ view }) => view);
};

const inMemory = (log: readonly Recorded[]): Contact[] =>
  allContacts(log.reduce(evolveContacts, noContacts())).sort((a, b) => (a.id < b.id ? -1 : 1));

/** Every row of the read model. */
const rowsOfAll = async (): Promise<Record<string, string[]>> => {
  const tables = await Promise.all(
    CONTACTS_TABLES.map(async (table) => {
      const rows: { row: string }[] = await database.query(
        `SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`,
      );
      return [table, rows.map(({ row }) => row)] as const;
    }),
  );
  return Object.fromEntries(tables);
};

describe('the read model of contacts', () => {
  it('equals the fold in memory, however the log is cut into batches and however little is held between', async () => {
    await fc.assert(
      fc
        .asyncProperty(anyHistory, async (events) => {
          const log = await appendHistory(database, events);
          await project(log, 1000);
          expect(await stored()).toEqual(JSON.parse(JSON.stringify(inMemory(log))));
          const rows = await rowsOfAll();
          for (const [batch, held] of [
            [1, 0],
            [7, 0],
            [7, 5],
            [1, 1000],
          ] as const) {
            await empty();
            await project(log, batch, held);
            expect(await rowsOfAll()).toEqual(rows);
          }
        })
        .beforeEach(empty),
      { numRuns: 60 },
    );
  });

  it('carries a claim that takes the place in the news with it from one contact to another', async () => {
    const parties = (...ids: string[]) => ids.map((id) => `XX:${id}`);
    const claims = [
      claim('1', { parties: parties('x', 'z'), day: '2025-02-10', status: 'planned' }),
      claim('2', { parties: parties('x', 'y'), status: 'planned' }),
      claim('3', { parties: parties('x', 'z'), day: null, published: '2025-02-16T08:00:00Z' }),
      claim('4', { parties: parties('x', 'y', 'z'), status: 'planned' }),
    ];
    const log = await logOf(claims);
    await project(log, 1);
    expect(await stored()).toEqual(JSON.parse(JSON.stringify(inMemory(log))));
  });

  it('takes a claim back to those that it was split off with, when a later split is undone', async () => {
    const claims = [claim('1', { parties: ['US:x', 'RU:y'] }), claim('2', { parties: ['US:x', 'UA:z'] })];
    const events = historyOf(claims, [
      { kind: 'tell' },
      { kind: 'tell' },
      { kind: 'split', claims: [0, 1] },
      { kind: 'split', claims: [0] },
      { kind: 'undo', decision: 1 },
    ]);
    const log = await appendHistory(database, events);
    await project(log, 1, 0);
    expect(await stored()).toEqual(JSON.parse(JSON.stringify(inMemory(log))));
    expect(await stored()).toHaveLength(1);
  });

  it('brings loose claims of one key together when their anchor is withdrawn', async () => {
    const [anchor, ...loose] = [
      claim('anchor'),
      claim('near', { day: null, published: '2025-02-16T08:00:00Z' }),
      claim('far', { day: null, published: '2025-11-01T08:00:00Z' }),
    ];
    const log = await appendHistory(
      database,
      historyOf(
        [loose[0]!, anchor!, loose[1]!],
        [{ kind: 'tell' }, { kind: 'tell' }, { kind: 'withdraw', claim: 1 }],
      ),
    );
    await project(log, 1);
    expect(await stored()).toEqual(JSON.parse(JSON.stringify(inMemory(log))));
  });

  it('lets a claim turn to a contact of another month, when the one that it chose proves to be elsewhere', async () => {
    const loose = { day: null, place: 'Riyadh', published: '2025-02-10T08:00:00Z', mode: 'meeting' } as const;
    const claims = [
      claim('january', { day: '2025-01-20', mode: 'meeting' }),
      claim('february', { day: '2025-02-09', mode: 'meeting' }),
      claim('loose', loose),
      claim('elsewhere', { day: '2025-02-09', mode: 'meeting', place: 'Geneva' }),
    ];
    const log = await logOf(claims);
    await project(log, 1, 0);
    expect(await stored()).toEqual(JSON.parse(JSON.stringify(inMemory(log))));
    expect((await stored()).map(({ sources }) => sources.articles)).toEqual([2, 2]);
  });

  it('folds a batch a second time without a change', async () => {
    const log = await logOf(fc.sample(anyClaims, { numRuns: 1, seed: 7 })[0]!);
    await project(log, 1000);
    const before = await stored();
    await project(log, 1000);
    expect(await stored()).toEqual(before);
  });
});

const filters: fc.Arbitrary<ContactFilter> = fc.record(
  {
    actor: fc.subarray(['person:rubio', 'person:lavrov', 'country:SA', 'person:nobody'], { maxLength: 2 }),
    with: fc.subarray(['person:rubio', 'person:sybiha'], { maxLength: 2 }),
    country: fc.subarray(['RU', 'SA', 'FR'], { maxLength: 2 }),
    withCountry: fc.subarray(['RU', 'SA'], { maxLength: 2 }),
    mode: fc.subarray([...MODES], { maxLength: 3 }),
    status: fc.subarray([...STATUSES], { maxLength: 3 }),
    outlet: fc.subarray(['Outlet 1', 'Outlet 2'], { maxLength: 1 }),
    lang: fc.subarray(['de', 'fr'], { maxLength: 1 }),
    from: fc.constantFrom('2025-02-15', '2025-01-01'),
    to: fc.constantFrom('2025-02-15', '2025-12-31'),
    q: fc.constantFrom('rubio', 'RIYADH lavrov', 'told by', '%', '_'),
  },
  { requiredKeys: [] },
);

describe('the filter in SQL', () => {
  it('lets through exactly what the filter of the domain does', async () => {
    const claims = fc
      .sample(anyClaims, { numRuns: 30, seed: 11 })
      .flatMap((some, run) => some.map((claim) => ({ ...claim, claimId: `${run} ${claim.claimId}` })));
    await project(await logOf(claims), 1000);
    const contacts = await stored();
    expect(contacts.length).toBeGreaterThan(10);
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const { text, values } = filterCondition(filter);
        const rows: { id: string }[] = await database.query(
          `SELECT id FROM contacts WHERE ${text} ORDER BY id`,
          [...values],
        );
        const wanted = contacts.filter((contact) => matches(filter, contact)).map((contact) => contact.id);
        expect(rows.map((row) => row.id)).toEqual(wanted);
      }),
      { numRuns: 200 },
    );
  });

  it('pages through everything once, newest news first', async () => {
    const claims = fc
      .sample(anyClaims, { numRuns: 5, seed: 3 })
      .flat()
      .map((claim, i) => ({ ...claim, claimId: `${i}` }));
    await project(await logOf(claims), 1000);
    const queries = new ContactQueries(database);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await queries.page({ limit: 3, cursor });
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    const byNews = (await stored())
      .sort((a, b) => b.newsPosition - a.newsPosition)
      .map((contact) => contact.id);
    expect(seen).toEqual(byNews);
  });
});
