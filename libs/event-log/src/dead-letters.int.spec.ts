import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type DeadLetter,
  LISTED_PAYLOAD_BYTES,
  listDeadLetters,
  MAX_REASON,
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
const listed = async () => (await listDeadLetters(log.dataSource, { limit: 100 })).items;
const all = async () =>
  readDeadLetters(
    log.dataSource,
    (await listed()).map(({ id }) => id),
  );

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

  it('given a topic that was made anew, keep what comes at an offset that another message had', async () => {
    await parkMessages(log.dataSource, [letter(1)]);
    await parkMessages(log.dataSource, [letter(1, { payload: Buffer.from('of the new topic') }), letter(1)]);
    expect((await all()).map(({ payload }) => payload.toString()).toSorted()).toEqual([
      'of the new topic',
      'payload 1',
    ]);
  });

  it('keep of a reason without end its beginning', async () => {
    await parkMessages(log.dataSource, [letter(1, { message: `${'a'.repeat(MAX_REASON - 1)}😀😀` })]);
    expect((await all())[0]!.message).toBe(`${'a'.repeat(MAX_REASON - 1)}\uFFFD`);
  });

  it('show in lists where their payloads begin, whatever the size', async () => {
    const payload = Buffer.alloc(3_000_000, 'long ');
    await parkMessages(log.dataSource, [letter(1, { payload }), letter(2)]);
    const payloads = new Map((await listed()).map((l) => [l.offset, l.payload]));
    expect(payloads.get('1')).toEqual(payload.subarray(0, LISTED_PAYLOAD_BYTES));
    expect(payloads.get('2')!.toString()).toBe('payload 2');
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

  it('are redriven by one of many at once, and by the next one where that fails', async () => {
    await parkMessages(log.dataSource, [letter(1)]);
    const { id } = (await all())[0]!;
    const redrive = (fails: boolean) =>
      log.dataSource.transaction(async (tx) => {
        const isMine = await markRedriven(tx, id);
        await tx.query('SELECT pg_sleep(0.05)');
        if (isMine && fails) throw new Error('not published');
        return isMine;
      });
    await expect(redrive(true)).rejects.toThrow('not published');
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => redrive(false)));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect(await redrive(false)).toBe(false);
  });

  it('know which were redriven', async () => {
    await parkMessages(log.dataSource, [letter(1), letter(2)]);
    const [first, second] = await all();
    await markRedriven(log.dataSource, first!.id);
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
        const letters = await takeNotForwarded(tx, { limit, bytes: 1_000_000 });
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

  it('are taken for forwarding by size, headers included, and a larger one alone', async () => {
    const headers = { note: 'x'.repeat(40_000) };
    await parkMessages(log.dataSource, [
      letter(1, { payload: Buffer.alloc(50_000) }),
      letter(2, { headers }),
      letter(3, { headers }),
      letter(4, { payload: Buffer.alloc(900_000) }),
      letter(5),
    ]);
    const take = () =>
      log.dataSource.transaction(async (tx) => {
        const letters = await takeNotForwarded(tx, { limit: 10, bytes: 100_000 });
        await markForwarded(
          tx,
          letters.map(({ id }) => id),
        );
        return letters.map(({ payload, headers }) => payload.length + JSON.stringify(headers).length);
      });
    const batches: number[][] = [];
    for (let batch = await take(); batch.length > 0; batch = await take()) batches.push(batch);
    expect(batches.flat()).toHaveLength(5);
    for (const batch of batches) {
      expect(batch.length === 1 || batch.reduce((sum, size) => sum + size, 0) <= 100_000).toBe(true);
    }
  });
});
