import { setTimeout as pause } from 'node:timers/promises';
import { appendEvents, EVENTS_CHANNEL, PROJECTED_CHANNEL, runProjection, Wakeups } from '@chancery/event-log';
import type { DataSource } from 'typeorm';
import { AlertFollower, followContacts } from '../../apps/server/src/alerts/firing/alert-follower';
import { ALERTS_CHANNEL } from '../../apps/server/src/alerts/notifications';
import { contactsProjection } from '../../apps/server/src/contacts/projection';
import { openDatabase } from '../../apps/server/src/database/data-source';
import { randomNumbers, skewedClaims } from './claims';
import { latencyRows } from './live';
import { type BenchmarkRow, onEmptyLog } from './log/database';
import { fillLog } from './log/fill';

/** Rules that the record can match, whatever the number of all. */
const MATCHING = 10;
const CLAIMS = 6_000;
const RULES = [10, 100, 1_000, 10_000];

const PER_SECOND = 1_000;
const SECONDS = 10;
const EVERY_MS = 50;

/**
 * What judging a changed contact costs with few and with many rules, of which the same few can match (the ratio: of
 * ten rules), and how long an alert takes from its claim's commit at a thousand claims a second and ten thousand rules.
 */
export const benchmarkAlerts = async (adminUrl: string): Promise<BenchmarkRow[]> => {
  const rows: BenchmarkRow[] = [];
  for (const rules of RULES) rows.push(await judged(adminUrl, rules));
  const [base] = rows;
  const curve = rows.map((row) => ({ ...row, ratio: row.value / base!.value }));
  return [...curve, ...latencyRows('from a claim to the inbox', await fromClaimToInbox(adminUrl))];
};

const judged = (adminUrl: string, rules: number): Promise<BenchmarkRow> =>
  onMigratedLog(adminUrl, async (database, url) => {
    await fillLog(url, skewedClaims(CLAIMS));
    await insertRules(database, rules);
    const wakeups = new Wakeups({ url, channels: [EVENTS_CHANNEL, PROJECTED_CHANNEL] });
    const follower = new AlertFollower({
      database,
      wakeups,
      signal: new AbortController().signal,
      clock: 'published',
    });
    // Its first look notes where the contacts stand: before there are any.
    await follower.step();
    await foldAll(database, wakeups);
    const [{ n }] = await database.query('SELECT count(*)::int AS n FROM contacts');
    const started = performance.now();
    while (await follower.step()) {
      // More is there.
    }
    const micros = ((performance.now() - started) * 1_000) / n;
    await wakeups.close();
    return { name: `to judge a contact by ${rules} rules`, value: micros, unit: 'µs' };
  });

const foldAll = async (database: DataSource, wakeups: Wakeups): Promise<void> => {
  const done = new AbortController();
  await runProjection({
    dataSource: database,
    wakeups,
    projection: contactsProjection(),
    batchSize: 500,
    signal: done.signal,
    onBatch: ({ position }) => position === CLAIMS && done.abort(),
    onFailure: () => ({ do: 'stop' }),
  });
};

/** Rules on the first contact of two actors in a year: `MATCHING` of actors of the record, the others of nobody there. */
const insertRules = async (database: DataSource, count: number, matching = MATCHING): Promise<void> => {
  const random = randomNumbers(5);
  const bodies = Array.from({ length: count }, (_, i) => {
    const [a, b] = i < matching ? [i % 20, 20 + Math.floor(random() * 60)] : [1_000 + i, 1_001 + i];
    return JSON.stringify({
      who: { actor: `person:actor-${a}` },
      with: { actor: `person:actor-${b}` },
      when: { kind: 'first-contact', withinDays: 365 },
      filter: {},
      demands: {},
      recencyDays: 365,
      channels: ['inbox'],
    });
  });
  await database.query(
    `INSERT INTO alert_rules (since, owner, shared, name, body) SELECT 0, 'bench', true, 'Rule', unnest($1::jsonb[])`,
    [bodies],
  );
};

const fromClaimToInbox = (adminUrl: string): Promise<number[]> =>
  onMigratedLog(adminUrl, async (database, url) => {
    await insertRules(database, 10_000);
    await database.query(
      `UPDATE alert_rules SET body = body || '{"who": {"any": true}, "with": {"any": true}, "when": {"kind": "any"}}'
       WHERE id = (SELECT min(id::text)::uuid FROM alert_rules)`,
    );
    const wakeups = new Wakeups({ url, channels: [EVENTS_CHANNEL, PROJECTED_CHANNEL, ALERTS_CHANNEL] });
    const end = new AbortController();
    const { signal } = end;
    const running = [
      runProjection({
        dataSource: database,
        wakeups,
        projection: contactsProjection(),
        batchSize: 500,
        signal,
        onFailure: () => ({ do: 'stop' }),
      }),
      followContacts({ database, wakeups, signal, clock: 'published', onError: console.error }),
    ];
    await pause(2_500);
    const committed = new Map<string, number>();
    const seen = watchInbox(database, wakeups, committed, signal);
    await appendSteadily(database, committed);
    await pause(3_000);
    end.abort();
    await Promise.all(running);
    await wakeups.close();
    return (await seen).sort((a, b) => a - b);
  });

/** Claims of an occasion each, so many a second. */
const appendSteadily = async (database: DataSource, committed: Map<string, number>): Promise<void> => {
  const perStep = (PER_SECOND * EVERY_MS) / 1_000;
  const events = [...skewedClaims(PER_SECOND * SECONDS, 3)];
  const started = performance.now();
  for (let step = 0; step * perStep < events.length; step++) {
    const some = events.slice(step * perStep, (step + 1) * perStep);
    await database.transaction((tx) => appendEvents(tx, [{ stream: `bench-${step}`, events: some }]));
    for (const event of some) committed.set(event.id, performance.now());
    await pause(Math.max(0, started + (step + 1) * EVERY_MS - performance.now()));
  }
};

/** Milliseconds from the commit of each claim that began a contact to the alert of it. */
const watchInbox = async (
  database: DataSource,
  wakeups: Wakeups,
  committed: ReadonlyMap<string, number>,
  signal: AbortSignal,
): Promise<number[]> => {
  const times: number[] = [];
  let [number, told] = [0, wakeups.count(ALERTS_CHANNEL)];
  while (!signal.aborted) {
    const rows: { number: string; anchor: string }[] = await database.query(
      'SELECT number, anchor FROM alerts WHERE number > $1 ORDER BY number',
      [number],
    );
    const now = performance.now();
    for (const { anchor } of rows) {
      const start = committed.get(anchor);
      if (start !== undefined) times.push(now - start);
    }
    number = Number(rows.at(-1)?.number ?? number);
    await wakeups.wait(ALERTS_CHANNEL, 500, { since: told, signal });
    told = wakeups.count(ALERTS_CHANNEL);
  }
  return times;
};

const onMigratedLog = <Result>(
  adminUrl: string,
  work: (database: DataSource, url: string) => Promise<Result>,
): Promise<Result> =>
  onEmptyLog(adminUrl, async (_, url) => {
    const database = await openDatabase(url);
    try {
      return await work(database, url);
    } finally {
      await database.destroy();
    }
  });
