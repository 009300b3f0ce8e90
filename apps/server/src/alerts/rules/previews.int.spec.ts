import { isDeepStrictEqual } from 'node:util';
import { type AlertRuleBody, alertRuleBodySchema, type Preview } from '@chancery/contracts';
import { addDays, type Claim, type Contact, countryActor, MODES, Simulation } from '@chancery/domain';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claim } from '../../../../../libs/domain/src/contacts/claims.fixture';
import { createDatabase, type TestDatabase } from '../../../../../test/support/postgres';
import { appendHistory, historyOf } from '../../contacts/log.fixture';
import { contactsProjection } from '../../contacts/projection';
import { openDatabase } from '../../database/data-source';
import { Previews } from './previews';
import { readLists, ruleOf } from './stored-rules';
import { WatchListStore } from './watch-lists';

let test: TestDatabase;
let database: DataSource;
let list: string;
let contacts: Contact[];

const PARTIES = [
  'US:marco-rubio',
  'US:steve-witkoff',
  'RU:sergey-lavrov',
  'UA:andrii-sybiha',
  'RU',
  'UA',
  'TR',
];
const ROLES = ['foreign_minister', 'special_envoy', undefined];

/** One of a record of two years: its day, who takes part, and how late it is told. */
const anyClaim: fc.Arbitrary<Claim> = fc
  .record({
    id: fc.uuid(),
    day: fc.nat(700).map((n) => addDays('2023-06-01', n)),
    isVague: fc.boolean(),
    late: fc.oneof(fc.constant(0), fc.nat(40)),
    parties: fc.uniqueArray(fc.constantFrom(...PARTIES), { minLength: 2, maxLength: 3 }),
    roles: fc.array(fc.constantFrom(...ROLES), { minLength: 3, maxLength: 3 }),
    mode: fc.constantFrom(...MODES),
    status: fc.constantFrom('occurred', 'occurred', 'occurred', 'planned', 'cancelled'),
  })
  .map(({ id, day, isVague, late, parties, roles, mode, status }) => {
    const told = claim(id, { day: isVague ? day.slice(0, 7) : day, parties, mode, status });
    const participants = told.participants.map((participant, i) => ({
      ...participant,
      ...(participant.kind === 'person' && roles[i] && { role: roles[i] }),
    }));
    const publishedAt = `${addDays(day, late)}T12:00:00Z`;
    return { ...told, participants, article: { ...told.article, publishedAt } };
  });

beforeAll(async () => {
  test = await createDatabase();
  database = await openDatabase(test.url);
  const claims = fc.sample(anyClaim, { numRuns: 400, seed: 7 });
  const log = await appendHistory(database, historyOf(claims, []));
  await database.transaction((tx) => contactsProjection().apply(tx, log));
  const rows: { view: Contact }[] = await database.query('SELECT view FROM contacts ORDER BY news_at, id');
  contacts = rows.map(({ view }) => view);
  const members = [{ country: 'TR' }, { actor: 'person:marco-rubio' }];
  list = (await new WatchListStore(database).create('ana', { name: 'Some', members })).id;
});

afterAll(async () => {
  await database?.destroy();
  await test?.drop();
});

const preview = (wanted: object, signal = new AbortController().signal): Promise<Preview> =>
  new Previews(database).run('ana', alertRuleBodySchema.parse({ name: 'Rule', ...wanted }), signal);

/** All of the record judged, whoever is asked for. */
const judgeAll = async (wanted: object) => {
  const body: AlertRuleBody = alertRuleBodySchema.parse({ name: 'Rule', ...wanted });
  const rule = ruleOf({ id: '', version: 1, since: 0, body });
  const simulation = new Simulation(rule, await readLists(database));
  for (const contact of contacts) simulation.take(contact);
  return simulation.hits.map(({ contactId, at, reason, because }) => ({ contactId, at, reason, because }));
};

const selector = fc.constantFrom<() => object>(
  () => ({ any: true }),
  () => ({ list }),
  () => ({ country: 'US' }),
  () => ({ country: 'RU' }),
  () => ({ actor: countryActor('TR') }),
  () => ({ actor: 'person:marco-rubio' }),
  () => ({ actor: 'person:sergey-lavrov' }),
  () => ({ office: 'foreign-minister' }),
  () => ({ office: 'special-envoy', country: 'US' }),
);

const rule = fc
  .record({
    who: selector,
    with: selector,
    when: fc.constantFrom(
      { kind: 'any' },
      { kind: 'first-contact' },
      { kind: 'first-contact', withinDays: 20 },
      { kind: 'first-of-mode', withinDays: 60 },
      { kind: 'planned' },
      { kind: 'changed' },
      { kind: 'frequency', days: 20, times: 3 },
    ),
    filter: fc.constantFrom<object>(
      {},
      { mode: ['call', 'meeting'] },
      { from: '2024-01-01' },
      { q: 'lavrov' },
    ),
    recencyDays: fc.constantFrom(1, 14, 365),
  })
  .map(({ who, with: other, ...rest }) => ({ who: who(), with: other(), ...rest }))
  // Of one with itself there is no rule.
  .filter(
    ({ who, with: other }) =>
      !isDeepStrictEqual(who, other) || 'any' in who || 'list' in who || 'office' in who,
  );

describe('a preview', () => {
  it('reads less than the record, and tells what judging all of it would', async () => {
    let fired = 0;
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (generate) => {
        const wanted = generate(() => rule);
        const [found, all] = [await preview(wanted), await judgeAll(wanted)];
        const told = found.hits.map(({ contactId, at, reason, corrected: because }) => ({
          contactId,
          at,
          reason,
          because,
        }));
        expect(told).toHaveLength(Math.min(200, all.length));
        expect(all).toEqual(expect.arrayContaining(told));
        expect(found.total).toBe(all.length);
        fired += all.length;
      }),
      { numRuns: 150 },
    );
    expect(fired).toBeGreaterThan(150);
    const narrow = { who: { country: 'US' }, with: { country: 'TR' }, when: { kind: 'any' } };
    expect((await preview(narrow)).contacts).toBeLessThan(contacts.length / 4);
  });

  it('ends when nobody waits for it', async () => {
    const left = new AbortController();
    const waiting = preview({ who: { any: true }, with: { any: true }, when: { kind: 'any' } }, left.signal);
    left.abort(new Error('left'));
    await expect(waiting).rejects.toThrow('left');
  });
});
