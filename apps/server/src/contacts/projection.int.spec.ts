import {
  allContacts,
  type ChanceryEvent,
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
import { appendEvents, headPosition, readEvents } from '@chancery/event-log';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { v5 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anyClaims, claim } from '../../../../libs/domain/src/contacts/claims.fixture';
import { createDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { openDatabase } from '../database/data-source';
import { ContactQueries } from './contact-queries';
import { filterCondition } from './filter-sql';
import { contactsProjection } from './projection';

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

beforeEach(() => database.query('TRUNCATE contacts, contacts_gone, contact_claims, claim_blocks'));

const NAMESPACE = 'b7a4a6a3-3c5e-5f0e-9d57-6f1d4c8e2a10';

let run = 0;

/** Claims appended to the log, in a later run as other ones; each third one withdrawn at the end when `withdrawing`. */
const logOf = async (claims: readonly Claim[], withdrawing: boolean): Promise<Recorded[]> => {
  run++;
  const made = claims.map((claim): ChanceryEvent => {
    const claimId = uuid(`${run} ${claim.claimId}`, NAMESPACE);
    return { id: claimId, type: 'ContactClaimed', schemaVersion: 1, data: { ...claim, claimId } };
  });
  const withdrawn: ChanceryEvent = {
    id: uuid(`${run} withdrawn`, NAMESPACE),
    type: 'ClaimsWithdrawn',
    schemaVersion: 1,
    data: { claimIds: made.filter((_, i) => i % 3 === 1).map((event) => event.id), reason: 'revised' },
  };
  const after = await headPosition(database);
  await appendEvents(database, [
    { stream: `spec-${run}`, events: withdrawing ? [...made, withdrawn] : made },
  ]);
  return readEvents(database, { after, limit: 10_000 });
};

const project = async (log: readonly Recorded[], batch: number) => {
  for (let i = 0; i < log.length; i += batch) {
    await database.transaction((tx) => contactsProjection.apply(tx, log.slice(i, i + batch)));
  }
};

const stored = async (): Promise<Contact[]> => {
  const rows: { view: Contact }[] = await database.query('SELECT view FROM contacts ORDER BY id');
  return rows.map(({ view }) => view);
};

const inMemory = (log: readonly Recorded[]): Contact[] =>
  allContacts(log.reduce(evolveContacts, noContacts())).sort((a, b) => (a.id < b.id ? -1 : 1));

describe('the read model of contacts', () => {
  it.each([1, 7, 1000])('in batches of %i equals the fold in memory', async (batch) => {
    await fc.assert(
      fc
        .asyncProperty(anyClaims, fc.boolean(), async (claims, withdrawing) => {
          const log = await logOf(claims, withdrawing);
          await project(log, batch);
          expect(await stored()).toEqual(JSON.parse(JSON.stringify(inMemory(log))));
        })
        .beforeEach(() => database.query('TRUNCATE contacts, contacts_gone, contact_claims, claim_blocks')),
      { numRuns: 40 },
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
    const log = await logOf(claims, false);
    await project(log, 1);
    expect(await stored()).toEqual(JSON.parse(JSON.stringify(inMemory(log))));
  });

  it('brings loose claims of one key together when their anchor is withdrawn', async () => {
    const [anchor, ...loose] = [
      claim('anchor'),
      claim('near', { day: null, published: '2025-02-16T08:00:00Z' }),
      claim('far', { day: null, published: '2025-11-01T08:00:00Z' }),
    ];
    const log = await logOf([loose[0]!, anchor!, loose[1]!], true);
    await project(log, 1);
    expect(await stored()).toEqual(JSON.parse(JSON.stringify(inMemory(log))));
  });

  it('folds a batch a second time without a change', async () => {
    const log = await logOf(fc.sample(anyClaims, { numRuns: 1, seed: 7 })[0]!, false);
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
    await project(await logOf(claims, false), 1000);
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
    await project(await logOf(claims, false), 1000);
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
