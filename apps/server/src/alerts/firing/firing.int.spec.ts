import type { Claim, ContactAction } from '@chancery/domain';
import { appendEvents, PROJECTED_CHANNEL, Wakeups } from '@chancery/event-log';
import type { DataSource } from 'typeorm';
import { v5 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claim } from '../../../../../libs/domain/src/contacts/claims.fixture';
import { createDatabase, type TestDatabase } from '../../../../../test/support/postgres';
import { contactsProjection } from '../../contacts/projection';
import { openDatabase } from '../../database/data-source';
import { rebuildContacts } from '../../projections/rebuild';
import { AlertFollower } from './alert-follower';

const NAMESPACE = '0b1f4c1e-54a5-4a3f-8f2e-0d8a6e6f2b77';
const idOf = (name: string): string => uuid(name, NAMESPACE);

let test: TestDatabase;
let database: DataSource;
let wakeups: Wakeups;
let follower: AlertFollower;
let projection: ReturnType<typeof contactsProjection>;
let folded = 0;

beforeEach(async () => {
  test = await createDatabase();
  database = await openDatabase(test.url);
  wakeups = new Wakeups({ url: test.url, channels: [PROJECTED_CHANNEL] });
  follower = newFollower();
  projection = contactsProjection();
  folded = 0;
  await follower.step();
});

afterEach(async () => {
  await wakeups?.close();
  await database?.destroy();
  await test?.drop();
});

const newFollower = () =>
  new AlertFollower({ database, wakeups, signal: new AbortController().signal, clock: 'published' });

/** Folds what the log has into the contacts, and judges what that changes. */
const judge = async (): Promise<void> => {
  const { readEvents } = await import('@chancery/event-log');
  for (;;) {
    const events = await readEvents(database, { after: folded, limit: 500 });
    if (events.length === 0) break;
    await database.transaction(async (tx) => {
      await projection.apply(tx, events);
      await tx.query(
        `INSERT INTO checkpoints (projection, version, position, updated_at) VALUES ('contacts', $1, $2, now())
         ON CONFLICT (projection, version) DO UPDATE SET position = $2`,
        [projection.version, events.at(-1)!.position],
      );
    });
    folded = events.at(-1)!.position;
  }
  while (await follower.step()) {
    // More is there.
  }
};

const append = (type: string, id: string, data: object): Promise<unknown> =>
  database.transaction((tx) =>
    appendEvents(tx, [{ stream: id, events: [{ id, type, schemaVersion: 1, data } as never] }]),
  );

/** An article tells of a contact; by default of Rubio and Lavrov, on the day on which it is published. */
const tell = async (name: string, day: string, said: Parameters<typeof claim>[1] = {}): Promise<string> => {
  const made: Claim = claim(idOf(name), {
    day,
    published: `${day}T20:00:00Z`,
    outlet: `Outlet ${name}`,
    ...said,
  });
  await append('ContactClaimed', made.claimId, made);
  await judge();
  return made.claimId;
};

const decide = async (name: string, action: ContactAction): Promise<string> => {
  const decisionId = idOf(name);
  await append('ContactDecided', decisionId, { decisionId, author: 'ana', reason: 'because', action });
  await judge();
  return decisionId;
};

const undo = async (decisionId: string): Promise<void> => {
  await append('DecisionUndone', idOf(`undo ${decisionId}`), {
    decisionId,
    author: 'ana',
    reason: 'because',
  });
  await judge();
};

const RUSSIA_AND_RUBIO = { who: { country: 'RU' }, with: { actor: 'person:marco-rubio' } };

const watch = async (body: object, since = folded): Promise<string> => {
  const full = {
    ...RUSSIA_AND_RUBIO,
    when: { kind: 'first-contact' },
    filter: {},
    demands: {},
    recencyDays: 14,
    channels: ['inbox'],
    ...body,
  };
  const [row]: { id: string }[] = await database.query(
    `INSERT INTO alert_rules (since, owner, shared, name, body) VALUES ($1, 'ana', true, 'Rule', $2) RETURNING id`,
    [since, JSON.stringify(full)],
  );
  return row!.id;
};

interface Told {
  readonly contact_id: string | null;
  readonly stands: boolean;
  readonly amendments: string[];
}

const alerts = (): Promise<Told[]> =>
  database.query(
    `SELECT contact_id, because IS NULL AS stands,
            ARRAY(SELECT amendment ->> 'kind' FROM alert_amendments m WHERE m.alert_id = a.id ORDER BY at) AS amendments
     FROM alerts a ORDER BY number`,
  );

const standing = (contact: string): Told => ({ contact_id: contact, stands: true, amendments: [] });

describe('a rule on the first contact ever', () => {
  it('tells the first once, however many articles tell of it', async () => {
    await watch({});
    const first = await tell('1', '2025-02-15');
    await tell('2', '2025-02-15');
    await tell('3', '2025-02-20');
    expect(await alerts()).toEqual([standing(first)]);
  });

  it('tells nothing of what was known before it', async () => {
    await tell('1', '2025-02-15');
    await watch({});
    await tell('again', '2025-02-15', { published: '2025-02-16T08:00:00Z' });
    await tell('3', '2025-02-20');
    expect(await alerts()).toEqual([]);
  });

  it('tells nothing of a plan, and of the meeting once it took place', async () => {
    await watch({});
    await tell('1', '2025-02-15', { status: 'planned', published: '2025-02-10T08:00:00Z' });
    expect(await alerts()).toEqual([]);
    await tell('2', '2025-02-15');
    expect(await alerts()).toMatchObject([{ stands: true }]);
  });

  it('tells nothing of an old contact that an article of today reports', async () => {
    await watch({});
    await tell('1', '2024-03-01', { published: '2025-02-15T08:00:00Z' });
    expect(await alerts()).toEqual([]);
  });

  it('takes it back where an earlier contact comes to light, and tells that one no second time', async () => {
    await watch({});
    const first = await tell('1', '2025-02-15');
    await tell('2', '2025-02-12', { published: '2025-02-16T08:00:00Z' });
    expect(await alerts()).toEqual([{ contact_id: first, stands: false, amendments: ['not-first'] }]);
  });

  it('takes it back where the contact is denied, dismissed or merged into an earlier one, and again where that is undone', async () => {
    await watch({});
    const first = await tell('1', '2025-02-15');
    const dismissed = await decide('dismiss', { kind: 'dismiss', claim: first });
    expect(await alerts()).toEqual([{ contact_id: null, stands: false, amendments: ['gone'] }]);
    await undo(dismissed);
    expect(await alerts()).toEqual([{ contact_id: first, stands: true, amendments: ['gone', 'restored'] }]);
  });

  it('follows a contact that is merged into another, and tells the whole no second time', async () => {
    await tell('visit', '2025-02-14', {
      parties: ['US:marco-rubio', 'RU:yuri-ushakov'],
      mode: 'meeting',
      status: 'planned',
    });
    await watch({});
    const first = await tell('1', '2025-02-15');
    const merged = await decide('merge', { kind: 'merge', claims: [idOf('visit'), first] });
    const [told, ...others] = await alerts();
    expect(others).toEqual([]);
    expect(told).toMatchObject({ contact_id: idOf('visit'), stands: true });
    await undo(merged);
    expect(await alerts()).toMatchObject([{ contact_id: first, stands: true }]);
  });
});

describe('a rule on the first contact in a number of days', () => {
  it('tells after a silence of more than these, and again after the next', async () => {
    await watch({ when: { kind: 'first-contact', withinDays: 30 } });
    const first = await tell('1', '2025-01-01');
    await tell('2', '2025-01-31');
    const third = await tell('3', '2025-03-03');
    expect(await alerts()).toEqual([standing(first), standing(third)]);
  });
});

describe('a rule on plans', () => {
  it('tells a plan once, and takes it back where it is called off', async () => {
    await watch({ when: { kind: 'planned' } });
    const plan = await tell('1', '2025-02-25', { status: 'planned', published: '2025-02-15T08:00:00Z' });
    await tell('2', '2025-02-25', { status: 'planned', published: '2025-02-16T08:00:00Z' });
    expect(await alerts()).toEqual([standing(plan)]);
    await tell('3', '2025-02-25', { status: 'cancelled', published: '2025-02-17T08:00:00Z' });
    expect(await alerts()).toEqual([{ contact_id: plan, stands: false, amendments: ['cancelled'] }]);
  });

  it('tells each change of one', async () => {
    await watch({ when: { kind: 'changed' } });
    const plan = await tell('1', '2025-02-25', { status: 'planned', published: '2025-02-15T08:00:00Z' });
    expect(await alerts()).toEqual([]);
    const moved = { from: { value: '2025-02-25', precision: 'day', basis: 'stated' } } as const;
    await tell('2', '2025-02-27', { status: 'planned', published: '2025-02-16T08:00:00Z', moved });
    await tell('3', '2025-02-27', { status: 'cancelled', published: '2025-02-17T08:00:00Z' });
    expect(await alerts()).toEqual([standing(plan), standing(plan)]);
  });
});

describe('a rule on silence', () => {
  it('tells once that a pair has been silent for so long, and takes it back where it was not', async () => {
    await watch({ when: { kind: 'silence', days: 30 } });
    const last = await tell('1', '2025-02-15');
    await follower.lookForSilences('2025-03-17T12:00:00.000Z');
    expect(await alerts()).toEqual([]);
    await follower.lookForSilences('2025-03-18T00:00:01.000Z');
    await follower.lookForSilences('2025-03-19T00:00:01.000Z');
    expect(await alerts()).toEqual([standing(last)]);
    await tell('late', '2025-03-10', { published: '2025-03-19T08:00:00Z' });
    expect(await alerts()).toEqual([{ contact_id: last, stands: false, amendments: ['not-silent'] }]);
  });
});

describe('alerts', () => {
  it('come of no rebuild, no article that comes again and no second judge', async () => {
    await watch({});
    await watch({ when: { kind: 'any' } });
    for (const [i, day] of ['2025-02-15', '2025-02-17', '2025-02-19'].entries()) await tell(`${i}`, day);
    const before = await alerts();
    expect(before).toHaveLength(4);
    await rebuildContacts({ url: test.url, signal: new AbortController().signal });
    follower = newFollower();
    await judge();
    await database.query(`UPDATE checkpoints SET position = 0 WHERE projection = 'alerts'`);
    await judge();
    expect(await alerts()).toEqual(before);
  });

  it('are sent to the channels of their rule, and corrections to those who were told', async () => {
    const [channel]: { id: string }[] = await database.query(
      `INSERT INTO alert_channels (owner, kind, name, shown_address, sealed) VALUES ('ana', 'email', 'Desk', 'desk@example.org', '') RETURNING id`,
    );
    await watch({ channels: ['inbox', channel!.id] });
    await tell('1', '2025-02-15');
    await tell('2', '2025-02-12', { published: '2025-02-16T08:00:00Z' });
    const sent = await database.query(`SELECT kind, state FROM alert_deliveries ORDER BY created_at, kind`);
    expect(sent).toEqual([
      { kind: 'alert', state: 'waiting' },
      { kind: 'correction', state: 'waiting' },
    ]);
  });
});
