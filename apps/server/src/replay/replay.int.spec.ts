import { openReplaySchema } from '@chancery/contracts';
import { addDays, type Contact } from '@chancery/domain';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claim } from '../../../../libs/domain/src/contacts/claims.fixture';
import { createDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { ContactQueries } from '../contacts/contact-queries';
import { openDatabase } from '../database/data-source';
import { anyHistory, apart, GrowingLog, publishedBy } from '../past/history.fixture';
import { ReplayScreen } from './replay-screen.fixture';
import { openReplay, type ReplaySession, readReplay, seekReplay } from './replay-session';

let test: TestDatabase;
let database: DataSource;
let run = 0;

/** For properties on a machine that does other things, too. */
const PATIENT = 120_000;

beforeEach(async () => {
  test = await createDatabase();
  database = await openDatabase(test.url);
});

afterEach(async () => {
  await database?.destroy();
  await test?.drop();
});

const open = (request: Parameters<typeof openReplaySchema.parse>[0]) =>
  openReplay(database, openReplaySchema.parse(request));

/** Plays from a moment to the end, and looks at the screen after each moment. */
const playFrom = async (
  session: ReplaySession,
  at: string,
  limit: number,
  look: (screen: ReplayScreen, at: string) => void,
): Promise<ReplayScreen> => {
  const screen = new ReplayScreen();
  let { cursor } = await seekReplay(database, session, at);
  for (let end = false; !end; ) {
    const reel = await readReplay(database, session, { after: cursor, limit });
    expect(reel.end || reel.cursor !== cursor).toBe(true);
    screen.apply(reel, (moment) => look(screen, moment));
    ({ cursor, end } = reel);
  }
  return screen;
};

const byId = (contacts: readonly unknown[]): Contact[] =>
  (JSON.parse(JSON.stringify(contacts)) as Contact[]).sort((a, b) => (a.id < b.id ? -1 : 1));

const LONG_AGO = '2000-01-01T00:00:00.000Z';

describe('a replay on the recorded clock', () => {
  it(
    'shows at each moment what the list showed then, from wherever it starts',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          anyHistory,
          fc.nat(30),
          fc.integer({ min: 1, max: 7 }),
          async (history, n, limit) => {
            const log = await GrowingLog.onEmptyRecord(database, `recorded ${++run}`);
            const queries = new ContactQueries(database);
            const saved: { at: string; contacts: Contact[] }[] = [];
            await log.grow(history, async (at) => {
              const { items } = await queries.page({ limit: 200 });
              saved.push({ at, contacts: byId(items) });
            });
            const { session } = await open({ clock: 'recorded' });
            const start = n % 3 === 0 ? LONG_AGO : saved[n % saved.length]!.at;
            const last = await playFrom(session, start, limit, (screen, at) => {
              const then = saved.find((state) => state.at === at)!.contacts;
              const known = then.filter(({ id }) => screen.known.has(id));
              expect(byId(screen.contacts())).toEqual(known);
            });
            if (start === LONG_AGO) expect(byId(last.contacts())).toEqual(saved.at(-1)!.contacts);
          },
        ),
        { numRuns: 20 },
      );
    },
    PATIENT,
  );
});

describe('an actor of many contacts who is renamed', () => {
  const MANY = 350;
  const DAYS = Array.from({ length: MANY }, (_, i) => addDays('2024-01-01', i));
  const claims = DAYS.map((day, i) => claim(`c${String(i).padStart(3, '0')}`, { day }));
  const rename = { what: 'rename', one: 0, other: 3 } as const;

  /** The record of their contacts, and the moments of the last one and of the renaming. */
  const record = async () => {
    const log = await GrowingLog.onEmptyRecord(database, `renamed ${++run}`);
    await log.growAtOnce(claims);
    const moments: string[] = [];
    const turns = [rename];
    await log.grow({ claims: [claim('last', { day: '2025-03-01' })], turns }, async (at) => {
      moments.push(at);
    });
    const { session } = await open({ clock: 'recorded' });
    return { session, last: moments[0]!, renamed: moments[1]! };
  };

  const namesOn = (contacts: readonly Contact[]) =>
    contacts.map(({ participants }) => participants.some(({ name }) => name === 'Called 3'));

  it('has the new name in every contact that was played, in reels of the size asked for', async () => {
    const { session } = await record();
    const screen = new ReplayScreen();
    let { cursor } = await seekReplay(database, session, LONG_AGO);
    for (let end = false; !end; ) {
      const reel = await readReplay(database, session, { after: cursor, limit: 100 });
      expect(reel.changes.length).toBeLessThanOrEqual(100);
      screen.apply(reel);
      ({ cursor, end } = reel);
    }
    expect(screen.contacts()).toHaveLength(MANY + 1);
    expect(namesOn(screen.contacts())).not.toContain(false);
  });

  it('is told again only of contacts that the client has', async () => {
    const { session, last, renamed } = await record();
    const { items } = await seekReplay(database, session, last);
    expect(items).toHaveLength(50);
    const screen = await playFrom(session, last, 1_000, (_, at) => expect(at).toBe(renamed));
    expect([...screen.known].sort()).toEqual(items.map(({ id }) => id).sort());
    expect(namesOn(screen.contacts())).not.toContain(false);
  });
});

describe('a replay on the published clock', () => {
  it(
    'shows at each moment what had been published by then, from wherever it starts',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          anyHistory,
          fc.integer({ min: 8, max: 20 }),
          fc.integer({ min: 1, max: 7 }),
          async (history, day, limit) => {
            const log = await GrowingLog.onEmptyRecord(database, `published ${++run}`);
            await log.grow({ ...history, claims: history.claims.map(apart) }, async () => {});
            const { session, opened } = await open({});
            const start = day < 10 ? LONG_AGO : `2025-02-${day}T08:00:03.000Z`;
            let changes = 0;
            const last = await playFrom(session, start, limit, (screen, at) => {
              changes++;
              const then = byId(publishedBy(log, at)).filter(({ id }) => screen.known.has(id));
              expect(byId(screen.contacts())).toEqual(then);
            });
            if (start !== LONG_AGO) return;
            expect(opened.changes).toBeGreaterThanOrEqual(changes);
            const { items } = await new ContactQueries(database).page({ limit: 200 });
            expect(byId(last.contacts())).toEqual(byId(items));
          },
        ),
        { numRuns: 20 },
      );
    },
    PATIENT,
  );

  it('says where the next and the previous change are, and how many each part of its range has', async () => {
    const log = await GrowingLog.onEmptyRecord(database, `parts ${++run}`);
    const [claims] = fc
      .sample(anyHistory, { numRuns: 1, seed: 5 })
      .map((history) => history.claims.map(apart));
    await log.grow({ claims: claims!, turns: [] }, async () => {});
    const moments = claims!.map(({ article }) => new Date(article.publishedAt).toISOString()).sort();
    const { session, opened } = await open({});
    expect(opened.range).toEqual({ from: moments[0], to: moments.at(-1) });
    expect(opened.histogram).toHaveLength(240);
    expect(opened.changes).toBe(moments.length);
    for (const at of moments) {
      const { next, previous } = await seekReplay(database, session, at);
      expect(previous).toBe(at);
      expect(next).toBe(moments.find((moment) => moment > at) ?? null);
    }
  });
});
