import type { contactFilterSchema } from '@chancery/contracts';
import type { Sql } from '@chancery/event-log';
import type { DataSource } from 'typeorm';
import type { z } from 'zod';
import { ContactQueries } from '../../apps/server/src/contacts/contact-queries';
import { compare } from '../../apps/server/src/past/compare';
import { contactsAsOf } from '../../apps/server/src/past/contacts-as-of';
import { type Moment, momentAt } from '../../apps/server/src/past/moment';
import { activityAsOf } from '../../apps/server/src/past/past-activity';
import { contactAsOf } from '../../apps/server/src/past/past-contact';
import { pageAsOf } from '../../apps/server/src/past/past-page';
import { openReplay, readReplay, seekReplay } from '../../apps/server/src/replay/replay-session';
import { randomNumbers } from './claims';
import { ExplainedSql } from './explained';
import type { BenchmarkRow } from './log/database';
import { timingsOf } from './timings';

const CLOCKS = ['published', 'recorded'] as const;

const FILTERS: Record<string, z.output<typeof contactFilterSchema>> = {
  'no filter': {},
  'a common actor': { actor: ['person:actor-0'] },
  'a rare actor': { actor: ['person:actor-390'] },
  'a pair': { actor: ['person:actor-3'], with: ['person:actor-40'] },
  'a country, meetings that are planned': { country: ['DE'], mode: ['meeting'], status: ['planned'] },
  'an outlet and a word': { outlet: ['Outlet 3'], q: 'actor 12' },
};

/** A question that is asked again and again, each time of another moment. */
interface Question {
  readonly name: string;
  readonly times: number;
  ask(sql: Sql, random: () => number): Promise<unknown>;
}

/** A moment within the record, by either end of what it holds. */
type Somewhere = (sql: Sql, clock: Moment['clock'], random: () => number) => Promise<Moment>;

const somewhere: Somewhere = async (sql, clock, random) => {
  const [ends] = await sql.query<{ first: Date; last: Date }>(
    clock === 'published'
      ? `SELECT min(published_at) AS first, max(published_at) AS last FROM memberships
         WHERE until IS NULL AND contact_id IS NOT NULL`
      : `SELECT (SELECT recorded_at FROM events WHERE position = 1) AS first, recorded_at AS last FROM log_head`,
  );
  const [first, last] = [ends!.first.getTime(), ends!.last.getTime()];
  return momentAt(sql, clock, new Date(first + random() * (last - first)).toISOString());
};

const someContact = async (sql: Sql, random: () => number): Promise<string> => {
  const [row] = await sql.query<{ contact_id: string }>(
    `SELECT contact_id FROM memberships WHERE contact_id IS NOT NULL
       AND since >= (SELECT position FROM log_head) * $1::float8 ORDER BY since LIMIT 1`,
    [random() * 0.99],
  );
  return row!.contact_id;
};

const pages = (queries: ContactQueries): Question[] =>
  Object.entries(FILTERS).flatMap(([name, filter]) => [
    { name: `feed page, ${name}`, times: 100, ask: () => queries.page({ ...filter, limit: 50 }) },
    ...CLOCKS.map((clock) => ({
      name: `page as of a moment (${clock}), ${name}`,
      times: 100,
      ask: async (sql: Sql, random: () => number) =>
        pageAsOf(sql, await somewhere(sql, clock, random), { filter, limit: 50 }),
    })),
  ]);

const others = (queries: ContactQueries): Question[] => [
  {
    name: 'one contact',
    times: 100,
    ask: async (sql, random) => queries.one(await someContact(sql, random), {}),
  },
  ...CLOCKS.flatMap((clock): Question[] => [
    {
      name: `one contact as of a moment (${clock})`,
      times: 100,
      ask: async (sql, random) => {
        const moment = await somewhere(sql, clock, random);
        const { items } = await pageAsOf(sql, moment, { filter: {}, limit: 1 });
        return contactAsOf(sql, moment, items[0]!.id);
      },
    },
    {
      name: `contacts of an actor as of a moment (${clock}), at most 500`,
      times: 20,
      ask: async (sql, random) => {
        const moment = await somewhere(sql, clock, random);
        return contactsAsOf(sql, moment, { of: ['person:actor-60'], limit: 500 });
      },
    },
    {
      name: `activity as of a moment (${clock})`,
      times: 5,
      ask: async (sql, random) => activityAsOf(sql, await somewhere(sql, clock, random), {}),
    },
    {
      name: `comparison of a week (${clock})`,
      times: 10,
      ask: async (sql, random) => {
        const { at } = await somewhere(sql, clock, random);
        const until = new Date(Date.parse(at) + 7 * 86_400_000).toISOString();
        return compare(sql, { since: at, until, clock, filter: {} });
      },
    },
    {
      name: `replay opened (${clock})`,
      times: 5,
      ask: (sql) => openReplay(sql, { filter: {}, clock }),
    },
    {
      name: `replay seek (${clock})`,
      times: 50,
      ask: async (sql, random) => {
        const { at } = await somewhere(sql, clock, random);
        return seekReplay(sql, await sessionOn(sql, clock), at);
      },
    },
    {
      name: `replay reel of 1,000 (${clock})`,
      times: 20,
      ask: async (sql, random) => {
        const { at } = await somewhere(sql, clock, random);
        const session = await sessionOn(sql, clock);
        const { cursor } = await seekReplay(sql, session, at);
        return readReplay(sql, session, { after: cursor, limit: 1_000 });
      },
    },
  ]),
];

const sessions = new Map<string, Promise<Awaited<ReturnType<typeof openReplay>>['session']>>();

/** One replay a clock: opening is measured by itself. */
const sessionOn = (sql: Sql, clock: Moment['clock']) => {
  const known = sessions.get(clock) ?? openReplay(sql, { filter: {}, clock }).then(({ session }) => session);
  sessions.set(clock, known);
  return known;
};

/**
 * Milliseconds of each question about now and the past, on a record that is there already: p50 and p99 (the ratio: of
 * p50), and how many plans read a large table from end to end. `onPlans` is given the plans of each question.
 */
export const benchmarkPast = async (
  database: DataSource,
  onPlans?: (name: string, plans: ExplainedSql) => void,
  wanted = '',
): Promise<BenchmarkRow[]> => {
  const queries = new ContactQueries(database);
  const rows: BenchmarkRow[] = [];
  sessions.clear();
  for (const question of [...pages(queries), ...others(queries)]) {
    if (!question.name.includes(wanted)) continue;
    const random = randomNumbers(7);
    rows.push(...(await timingsOf(question.name, question.times, () => question.ask(database, random))));
    const explained = new ExplainedSql(database);
    const now = new ContactQueries(explained as unknown as DataSource);
    const again = [...pages(now), ...others(now)].find(({ name }) => name === question.name)!;
    await again.ask(explained, randomNumbers(3));
    onPlans?.(question.name, explained);
    rows.push({
      name: `${question.name}, scans of a large table`,
      value: explained.scans.size,
      unit: 'plans',
    });
  }
  return rows;
};
