import type { Activity, ContactDetail, ContactItem } from '@chancery/contracts';
import { MODES, matches, STATUSES } from '@chancery/domain';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claim } from '../../../../libs/domain/src/contacts/claims.fixture';
import { createDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { ContactQueries } from '../contacts/contact-queries';
import { openDatabase } from '../database/data-source';
import { compare } from './compare';
import { changedFields } from './difference';
import { anyHistory, apart, GrowingLog, type History, publishedBy } from './history.fixture';

let test: TestDatabase;
let database: DataSource;
let queries: ContactQueries;
let run = 0;

/** For properties on a machine that does other things, too. */
const PATIENT = 120_000;

beforeEach(async () => {
  test = await createDatabase();
  database = await openDatabase(test.url);
  queries = new ContactQueries(database);
});

afterEach(async () => {
  await database?.destroy();
  await test?.drop();
});

/** A log that begins with nothing on record. */
const growingLog = (): Promise<GrowingLog> => GrowingLog.onEmptyRecord(database, String(++run));

type Asked = Parameters<ContactQueries['page']>[0];

/** A list to its end, page by page. */
const listed = async (asked: Omit<Asked, 'limit' | 'cursor'>, limit = 200): Promise<ContactItem[]> => {
  const items: ContactItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await queries.page({ ...asked, limit, cursor });
    items.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return plain(items);
};

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** Visits around a contact are looked for by what is known of them today. */
const withoutVisits = ({ asOf, during, contains, ...detail }: ContactDetail) => plain(detail);

interface Saved {
  readonly at: string;
  readonly list: ContactItem[];
  readonly details: ContactDetail[];
  readonly activity: Activity;
}

/** Plays a history; keeps what the API answered after each step. */
const play = async (history: History): Promise<{ log: GrowingLog; saved: Saved[] }> => {
  const log = await growingLog();
  const saved: Saved[] = [];
  await log.grow(history, async (at) => {
    const list = await listed({});
    const details = await Promise.all(list.map(({ id }) => queries.one(id, {})));
    saved.push({ at, list, details: plain(details), activity: await queries.activity({}) });
  });
  return { log, saved };
};

const anyFilter = fc.record(
  {
    actor: fc.subarray(['person:rubio', 'person:lavrov', 'person:sybiha', 'country:SA'], {
      minLength: 1,
      maxLength: 2,
    }),
    with: fc.subarray(['person:rubio', 'person:baerbock', 'country:RU'], { minLength: 1, maxLength: 2 }),
    country: fc.subarray(['RU', 'SA', 'UA'], { minLength: 1, maxLength: 2 }),
    withCountry: fc.subarray(['US', 'DE'], { minLength: 1, maxLength: 1 }),
    mode: fc.subarray([...MODES], { minLength: 1, maxLength: 3 }),
    status: fc.subarray([...STATUSES], { minLength: 1, maxLength: 2 }),
    outlet: fc.subarray(['Outlet 1', 'Outlet 2'], { minLength: 1, maxLength: 1 }),
    from: fc.constantFrom('2025-02-15', '2025-02-20'),
    to: fc.constantFrom('2025-02-15', '2025-12-31'),
    q: fc.constantFrom('rubio', 'riyadh', 'called'),
  },
  { requiredKeys: [] },
);

describe('the record as of a moment on the recorded clock', () => {
  it(
    'is what the API answered then: the list, each contact, each filter',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          anyHistory,
          fc.array(anyFilter, { minLength: 3, maxLength: 3 }),
          async (history, filters) => {
            const { saved } = await play(history);
            for (const { at, list, details, activity } of saved) {
              const asOf = { asOf: at, clock: 'recorded' } as const;
              expect(await listed(asOf)).toEqual(list);
              const { asOf: _, ...days } = await queries.activity(asOf);
              expect(days).toEqual(activity);
              for (const detail of details) {
                expect(withoutVisits(await queries.one(detail.id, asOf))).toEqual(withoutVisits(detail));
              }
              for (const filter of filters) {
                const wanted = list.filter((contact) => matches(filter, contact));
                expect(await listed({ ...filter, ...asOf }, 2)).toEqual(wanted);
              }
            }
          },
        ),
        { numRuns: 15 },
      );
    },
    PATIENT,
  );
});

describe('a comparison on the recorded clock', () => {
  it(
    'tells the difference between what the API answered at both moments',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyHistory, fc.nat(20), fc.nat(20), async (history, a, b) => {
          const { saved } = await play(history);
          const [i, j] = [a % saved.length, b % saved.length].sort((one, other) => one - other);
          const [before, after] = [saved[i!]!, saved[j!]!];
          const told = await compare(database, {
            since: before.at,
            until: after.at,
            clock: 'recorded',
            filter: {},
          });
          const idsOf = (contacts: readonly { readonly id: string }[]) => contacts.map(({ id }) => id).sort();
          const was = new Map(before.list.map((contact) => [contact.id, contact]));
          const is = new Map(after.list.map((contact) => [contact.id, contact]));
          expect(idsOf(told.appeared)).toEqual(idsOf(after.list.filter(({ id }) => !was.has(id))));
          expect(idsOf(told.vanished)).toEqual(idsOf(before.list.filter(({ id }) => !is.has(id))));
          const isCancelled = ({ id, status }: ContactItem) =>
            status === 'cancelled' && was.has(id) && was.get(id)!.status !== 'cancelled';
          const cancelled = after.list.filter(isCancelled);
          const changed = after.list.filter(
            (contact) =>
              was.has(contact.id) &&
              !isCancelled(contact) &&
              changedFields(was.get(contact.id)!, contact).length > 0,
          );
          expect(idsOf(told.cancelled.map((pair) => pair.after))).toEqual(idsOf(cancelled));
          expect(idsOf(told.changed.map((pair) => pair.after))).toEqual(idsOf(changed));
          for (const pair of told.changed) expect(plain(pair.before)).toEqual(was.get(pair.before.id));
        }),
        { numRuns: 20 },
      );
    },
    PATIENT,
  );
});

describe('the record as of a moment on the published clock', () => {
  it(
    'is the fold of what had been published by then, latest news first',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          anyHistory,
          fc.array(anyFilter, { minLength: 2, maxLength: 2 }),
          async (history, filters) => {
            const { log } = await play({ ...history, claims: history.claims.map(apart) });
            for (const day of [9, 11, 14, 17, 20]) {
              const at = `2025-02-${String(day).padStart(2, '0')}T12:00:00.000Z`;
              const wanted = plain(publishedBy(log, at));
              const asOf = { asOf: at, clock: 'published' } as const;
              expect(await listed(asOf, 3)).toEqual(wanted);
              for (const filter of filters) {
                const passing = wanted.filter((contact) => matches(filter, contact));
                expect(await listed({ ...filter, ...asOf }, 2)).toEqual(passing);
              }
            }
          },
        ),
        { numRuns: 15 },
      );
    },
    PATIENT,
  );
});

describe('a visit', () => {
  const visit = claim('visit', {
    mode: 'visit',
    day: '2025-02-14',
    parties: ['RU:lavrov', 'SA'],
    place: 'Riyadh',
  });
  const meeting = (id: string, day: string, parties: string[]) =>
    claim(id, { mode: 'meeting', day, parties });
  const claims = [
    visit,
    meeting('host', '2025-02-15', ['RU:lavrov', 'SA:bin-farhan']),
    meeting('later', '2025-02-18', ['RU:lavrov', 'SA:bin-farhan']),
    meeting('others', '2025-02-15', ['RU:ushakov', 'UA:sybiha']),
  ];

  it('contains the meetings of the visitor with the hosts on its days, and these were during it', async () => {
    const { saved } = await play({ claims, turns: [] });
    const { details } = saved.at(-1)!;
    const [visited] = details.filter(({ mode }) => mode === 'visit');
    expect(visited!.contains.map(({ quote }) => quote.text)).toEqual(['told by host']);
    const during = details.filter((detail) => detail.during.length > 0);
    expect(during.map(({ quote }) => quote.text)).toEqual(['told by host']);
    expect(during[0]!.during[0]!.id).toBe(visited!.id);
  });

  it('contained nothing before the meeting was told of', async () => {
    const { saved } = await play({ claims, turns: [] });
    const { at, list } = saved[0]!;
    const { contains } = await queries.one(list[0]!.id, { asOf: at, clock: 'recorded' });
    expect(contains).toEqual([]);
  });
});

describe('one contact as of a moment', () => {
  it('is found by any of its claims, and was not there before', async () => {
    const claims = [claim('first'), claim('second')];
    const { saved } = await play({ claims, turns: [] });
    const [early, late] = saved;
    const { id: contactId, claims: held } = late!.details[0]!;
    const id = held.find(({ claimId }) => claimId !== contactId)!.claimId;
    const asOf = (at: string) => ({ asOf: at, clock: 'recorded' as const });
    expect((await queries.one(id, asOf(late!.at))).claims).toHaveLength(2);
    await expect(queries.one(id, asOf(early!.at))).rejects.toMatchObject({ code: 'CONTACT_NOT_FOUND' });
  });
});
