import { type AlertRuleBody, alertRuleBodySchema } from '@chancery/contracts';
import type { Claim } from '@chancery/domain';
import { appendEvents, PROJECTED_CHANNEL, readEvents, Wakeups } from '@chancery/event-log';
import type { DataSource } from 'typeorm';
import { v5 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AlertFollower } from '../../apps/server/src/alerts/firing/alert-follower';
import { Previews } from '../../apps/server/src/alerts/rules/previews';
import { contactsProjection } from '../../apps/server/src/contacts/projection';
import { openDatabase } from '../../apps/server/src/database/data-source';
import { annotatedClaims, readOccasions } from '../gold/occasions/read';
import { createDatabase, type TestDatabase } from '../support/postgres';

const NAMESPACE = '7d1c1f60-3b7e-4c46-9c59-0a6a3f5f6d52';

let test: TestDatabase;
let database: DataSource;
let wakeups: Wakeups;

/** Rules of every kind that contacts fire, wide and narrow. */
const RULES: Record<
  string,
  Omit<AlertRuleBody, 'name' | 'filter' | 'demands' | 'recencyDays' | 'channels' | 'shared'>
> = {
  'first contact of any two': { who: { any: true }, with: { any: true }, when: { kind: 'first-contact' } },
  'first in a month of Russia with anyone': {
    who: { country: 'RU' },
    with: { any: true },
    when: { kind: 'first-contact', withinDays: 30 },
  },
  'any of the United States with Ukraine': {
    who: { country: 'US' },
    with: { country: 'UA' },
    when: { kind: 'any' },
  },
  'first of its mode between foreign ministers': {
    who: { office: 'foreign-minister' },
    with: { office: 'foreign-minister' },
    when: { kind: 'first-of-mode' },
  },
  'plans of anyone': { who: { any: true }, with: { any: true }, when: { kind: 'planned' } },
  'changes of plans': { who: { any: true }, with: { any: true }, when: { kind: 'changed' } },
};

const bodyOf = (name: string): AlertRuleBody => alertRuleBodySchema.parse({ name, ...RULES[name] });

/** The occasions set as a log: article by article, as they appeared. */
const articles = (): Claim[][] =>
  readOccasions()
    .articles.toSorted((a, b) => Date.parse(a.publishedAt) - Date.parse(b.publishedAt))
    .map((article) =>
      annotatedClaims(article).map(({ claim }) => ({ ...claim, claimId: uuid(claim.claimId, NAMESPACE) })),
    );

const readAndJudge = async (): Promise<void> => {
  const projection = contactsProjection();
  const signal = new AbortController().signal;
  const follower = new AlertFollower({ database, wakeups, signal, clock: 'published' });
  await follower.step();
  let position = 0;
  for (const claims of articles()) {
    const events = claims.map(
      (data) => ({ id: data.claimId, type: 'ContactClaimed', schemaVersion: 1, data }) as const,
    );
    if (events.length === 0) continue;
    await database.transaction((tx) => appendEvents(tx, [{ stream: events[0]!.id, events }]));
    const recorded = await readEvents(database, { after: position, limit: 500 });
    position = recorded.at(-1)!.position;
    await database.transaction(async (tx) => {
      await projection.apply(tx, recorded);
      await tx.query(
        `INSERT INTO checkpoints (projection, version, position, updated_at) VALUES ('contacts', $1, $2, now())
         ON CONFLICT (projection, version) DO UPDATE SET position = $2`,
        [projection.version, position],
      );
    });
    await follower.step();
  }
};

beforeAll(async () => {
  test = await createDatabase();
  database = await openDatabase(test.url);
  wakeups = new Wakeups({ url: test.url, channels: [PROJECTED_CHANNEL] });
  for (const name of Object.keys(RULES)) {
    const { name: _, shared, ...body } = bodyOf(name);
    await database.query(
      `INSERT INTO alert_rules (since, owner, shared, name, body) VALUES (0, 'ana', $1, $2, $3)`,
      [shared, name, JSON.stringify(body)],
    );
  }
  await readAndJudge();
}, 120_000);

afterAll(async () => {
  await wakeups?.close();
  await database?.destroy();
  await test?.drop();
});

/**
 * Contacts with claims that were taken for another contact's when they were told: hindsight knows better than live
 * judging did.
 */
const membersThatMoved = async (): Promise<Set<string>> => {
  const rows: { contact_id: string }[] = await database.query(
    `SELECT DISTINCT now.contact_id FROM memberships now JOIN memberships before USING (claim_id)
     WHERE now.until IS NULL AND before.until IS NOT NULL AND before.contact_id <> now.contact_id`,
  );
  return new Set(rows.map((row) => row.contact_id));
};

describe('the preview of a rule over the occasions set', () => {
  it.each(Object.keys(RULES))('%s: is what live judging told and did not take back', async (name) => {
    const live: { contact_id: string }[] = await database.query(
      `SELECT DISTINCT a.contact_id FROM alerts a JOIN alert_rules r ON r.id = a.rule_id
       WHERE r.name = $1 AND a.because IS NULL`,
      [name],
    );
    const preview = await new Previews(database).run('ana', bodyOf(name), new AbortController().signal);
    const previewed = preview.hits.filter(({ corrected }) => corrected === null).map((hit) => hit.contactId);
    expect(live.length).toBeGreaterThan(0);
    const told = new Set(live.map((row) => row.contact_id));
    const moved = await membersThatMoved();
    expect([...told].filter((id) => !previewed.includes(id))).toEqual([]);
    expect(previewed.filter((id) => !told.has(id) && !moved.has(id))).toEqual([]);
    expect(previewed.length - told.size).toBeLessThanOrEqual(previewed.length / 50);
  });
});
