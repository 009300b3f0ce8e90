import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type DeadLetter,
  listDeadLetters,
  markForwarded,
  markRedriven,
  parkMessages,
  readDeadLetters,
  takeNotForwarded,
} from './dead-letters';
import { BadCursor } from './errors';
import { type LogFixture, openLog, range } from './log-fixture';

let log: LogFixture;
beforeEach(async () => {
  log = await openLog();
});
afterEach(() => log.close());

const letter = (offset: number, changes: Partial<DeadLetter> = {}): DeadLetter => ({
  topic: 'articles',
  partition: 0,
  offset: String(offset),
  code: 'INVALID_MESSAGE',
  message: 'not JSON',
  payload: Buffer.from(`payload ${offset}`),
  headers: { ce_id: `id-${offset}` },
  ...changes,
});
const all = async () => (await listDeadLetters(log.dataSource, { limit: 100 })).items;

describe('dead letters', () => {
  it('keep payload, reason and origin', async () => {
    const payload = Buffer.from([0, 255, 0xed, 0xa0, 0x80, 10]);
    await parkMessages(log.dataSource, [letter(7, { payload })]);
    const [parked] = await all();
    expect(parked).toMatchObject({ ...letter(7, { payload }), redrivenAt: null, forwardedAt: null });
    expect(Math.abs(Date.parse(parked!.receivedAt) - Date.now())).toBeLessThan(60_000);
    expect(await readDeadLetters(log.dataSource, [parked!.id, randomUUID()])).toEqual([parked]);
  });

  it('are kept once for each origin', async () => {
    await parkMessages(log.dataSource, [letter(1), letter(2), letter(1)]);
    await parkMessages(log.dataSource, [letter(2), letter(2, { partition: 1 })]);
    expect(await all()).toHaveLength(3);
  });

  it('accept reasons and headers that quote hostile input', async () => {
    await parkMessages(log.dataSource, [letter(1, { message: 'a\0\ud800', headers: { 'k\0': '\udfff{"' } })]);
    expect((await all())[0]).toMatchObject({ message: 'a\uFFFD\uFFFD', headers: { 'k\uFFFD': '\uFFFD{"' } });
  });

  it('are paged latest first, each once, also those that arrived together', async () => {
    await parkMessages(
      log.dataSource,
      range(1, 7).map((offset) => letter(offset)),
    );
    await parkMessages(log.dataSource, [letter(8)]);
    const offsets: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listDeadLetters(log.dataSource, { limit: 3, cursor });
      offsets.push(...page.items.map((l) => l.offset));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(offsets.toSorted()).toEqual(range(1, 8).map(String));
  });

  it('refuse a cursor that they did not give out', async () => {
    for (const cursor of [
      '',
      'x',
      "2025-01-01T00:00:00.000Z_'; DROP TABLE events; --",
      '2025-99-99T00:00:00.000Z_00000000-0000-0000-0000-000000000000',
    ])
      await expect(listDeadLetters(log.dataSource, { limit: 3, cursor })).rejects.toBeInstanceOf(BadCursor);
  });

  it('know which were redriven', async () => {
    await parkMessages(log.dataSource, [letter(1), letter(2)]);
    const [first, second] = await all();
    await markRedriven(log.dataSource, [first!.id]);
    const [redriven, untouched] = await Promise.all(
      [first!, second!].map(({ id }) => readDeadLetters(log.dataSource, [id])),
    );
    expect(redriven?.[0]?.redrivenAt).not.toBeNull();
    expect(untouched?.[0]?.redrivenAt).toBeNull();
  });

  it('are handed to one forwarder each, until they are marked', async () => {
    await parkMessages(
      log.dataSource,
      range(1, 6).map((offset) => letter(offset)),
    );
    const forward = (limit: number) =>
      log.dataSource.transaction(async (tx) => {
        const letters = await takeNotForwarded(tx, limit);
        await tx.query('SELECT pg_sleep(0.05)');
        await markForwarded(
          tx,
          letters.map(({ id }) => id),
        );
        return letters.map(({ offset }) => offset);
      });
    const taken = (await Promise.all([forward(2), forward(2)])).flat();
    expect(new Set(taken).size).toBe(4);
    expect([...taken, ...(await forward(10))].toSorted()).toEqual(range(1, 6).map(String));
    expect(await forward(10)).toEqual([]);
  });
});
