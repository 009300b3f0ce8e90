import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { appendHistory, someHistory } from '../contacts/log.fixture';
import { contactsProjection } from '../contacts/projection';
import { openDatabase } from '../database/data-source';
import { ReplayThread } from './replay-thread';

let test: TestDatabase;
let database: DataSource;
let thread: ReplayThread;
const crashes: Error[] = [];

beforeAll(async () => {
  test = await createDatabase();
  database = await openDatabase(test.url);
  const log = await appendHistory(database, someHistory(40, 2));
  await database.transaction((tx) => contactsProjection().apply(tx, log));
  thread = new ReplayThread(test.url, (error) => crashes.push(error));
});

afterAll(async () => {
  await thread?.end();
  await database?.destroy();
  await test?.drop();
});

const open = (session: string) => thread.open(session, { filter: {}, clock: 'published' });

describe('the thread of replays', () => {
  it('opens, seeks and reads, each session by the name that it was given', async () => {
    const opened = await open('a');
    expect(opened).toMatchObject({ session: 'a', changes: 40 });
    const scene = await thread.seek('a', opened.range!.from);
    const reel = JSON.parse(new TextDecoder().decode(await thread.read('a', scene.cursor, 500)));
    expect(reel).toMatchObject({ session: 'a', end: true });
    expect(reel.changes.length).toBeGreaterThan(0);
  });

  it('knows no session that was closed or never opened', async () => {
    await open('b');
    thread.close('b');
    await expect(thread.seek('b', '2025-02-15T00:00:00.000Z')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(thread.read('c', 'x', 10)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('says what is wrong with a request', async () => {
    await open('d');
    await expect(thread.read('d', 'no cursor', 10)).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('begins anew where it ended: what waited fails, and sessions of before have to be opened again', async () => {
    await open('e');
    const waiting = open('f');
    await Promise.all([thread.end(), expect(waiting).rejects.toThrow('ended')]);
    await expect(thread.seek('e', '2025-02-15T00:00:00.000Z')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await open('e')).toMatchObject({ changes: 40 });
    expect(crashes).toEqual([]);
  });
});
