import pg from 'pg';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeAlert, storeCorrection, storeRule } from '../../../../../test/support/fired-alerts';
import { createDatabase, type TestDatabase } from '../../../../../test/support/postgres';
import { openDatabase } from '../../database/data-source';
import { mark, type TakenDelivery, takeDue } from './outbox';

let test: TestDatabase;
let database: DataSource;
let db: pg.Client;
let ruleId: string;

beforeEach(async () => {
  test = await createDatabase();
  database = await openDatabase(test.url);
  db = new pg.Client({ connectionString: test.url });
  await db.connect();
  ruleId = await storeRule(db, 'Any');
});

afterEach(async () => {
  await db?.end();
  await database?.destroy();
  await test?.drop();
});

const channel = async (): Promise<string> => {
  const { rows } = await db.query(
    `INSERT INTO alert_channels (owner, kind, name, shown_address, sealed)
     VALUES ('administrator', 'webhook', 'X', 'x', '') RETURNING id`,
  );
  return rows[0].id;
};

const fire = (...channels: string[]) => storeAlert(db, { ruleId, contactId: null, channels });

const sent = (taken: TakenDelivery) => mark(database, taken, { state: 'sent', answer: '200' });

/** As if so much time had passed. */
const later = (interval: string) =>
  db.query('UPDATE alert_deliveries SET next_at = next_at - $1::interval', [interval]);

const stateOf = async (id: string): Promise<string> => {
  const { rows } = await db.query('SELECT state FROM alert_deliveries WHERE id = $1', [id]);
  return rows[0].state;
};

describe('the outbox', () => {
  it('gives of each channel the oldest one, and the next when that is sent', async () => {
    const [a, b] = [await channel(), await channel()];
    const [first, second] = [await fire(a, b), await fire(a)];
    const taken = await takeDue(database, 10);
    expect(new Set(taken.map(({ id }) => id))).toEqual(new Set(first.deliveryIds));
    expect(await takeDue(database, 10)).toEqual([]);
    for (const one of taken) await sent(one);
    expect(await takeDue(database, 10)).toMatchObject([{ id: second.deliveryIds[0], attempts: 1 }]);
  });

  it('given that one waits for its next attempt, keeps those behind it waiting', async () => {
    const a = await channel();
    const [first] = [await fire(a), await fire(a)];
    const [taken] = await takeDue(database, 10);
    await mark(database, taken!, { state: 'waiting', answer: '500', nextAt: new Date(Date.now() + 60_000) });
    expect(await takeDue(database, 10)).toEqual([]);
    await later('1 minute');
    expect(await takeDue(database, 10)).toMatchObject([{ id: first.deliveryIds[0], attempts: 2 }]);
  });

  it('given that one is given up, goes on with the next', async () => {
    const a = await channel();
    const [, second] = [await fire(a), await fire(a)];
    const [taken] = await takeDue(database, 10);
    await mark(database, taken!, { state: 'given-up', answer: '410' });
    expect(await takeDue(database, 10)).toMatchObject([{ id: second.deliveryIds[0] }]);
  });

  it('keeps the order of firing among those of one transaction, corrections after the alerts', async () => {
    const a = await channel();
    const fired = [await fire(a), await fire(a), await fire(a)];
    await storeCorrection(db, { alertId: fired[0]!.alertId, amendment: { kind: 'gone' }, channels: [a] });
    await storeCorrection(db, { alertId: fired[0]!.alertId, amendment: { kind: 'restored' }, channels: [a] });
    await db.query('UPDATE alert_deliveries SET created_at = now()');
    const order: string[] = [];
    for (let taken = await takeDue(database, 1); taken.length > 0; taken = await takeDue(database, 1)) {
      const { rows } = await db.query(
        `SELECT coalesce(m.amendment ->> 'kind', d.alert_id::text) AS what
         FROM alert_deliveries d LEFT JOIN alert_amendments m ON m.id = d.amendment_id WHERE d.id = $1`,
        [taken[0]!.id],
      );
      order.push(rows[0].what);
      await sent(taken[0]!);
    }
    expect(order).toEqual([...fired.map(({ alertId }) => alertId), 'gone', 'restored']);
  });

  it('given many takers at once, gives each delivery to one of them and in the order of its channel', async () => {
    const channels = [await channel(), await channel(), await channel(), await channel()];
    const fired = [];
    for (let n = 0; n < 12; n++) fired.push(await fire(...channels));
    const order = new Map(channels.map((id) => [id, [] as string[]]));
    const takers = Array.from({ length: 6 }, async () => {
      for (let idle = 0; idle < 20; ) {
        const taken = await takeDue(database, 2);
        idle = taken.length === 0 ? idle + 1 : 0;
        for (const one of taken) {
          order.get(one.channelId)!.push(one.id);
          await sent(one);
        }
      }
    });
    await Promise.all(takers);
    for (const [n, id] of channels.entries()) {
      expect(order.get(id)).toEqual(fired.map(({ deliveryIds }) => deliveryIds[n]));
    }
  });

  it('given that who took one has died, gives it again after half a minute; the dead one marks nothing', async () => {
    const a = await channel();
    const { deliveryIds } = await fire(a);
    const [dead] = await takeDue(database, 1);
    await later('29 seconds');
    expect(await takeDue(database, 1)).toEqual([]);
    await later('2 seconds');
    const [alive] = await takeDue(database, 1);
    expect(alive).toMatchObject({ id: deliveryIds[0], attempts: 2 });
    await mark(database, dead!, { state: 'given-up', answer: 'Late.' });
    expect(await stateOf(deliveryIds[0]!)).toBe('waiting');
    await sent(alive!);
    expect(await stateOf(deliveryIds[0]!)).toBe('sent');
  });
});
