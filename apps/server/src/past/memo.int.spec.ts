import { setTimeout } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { openDatabase } from '../database/data-source';
import { Memo } from './memo';
import type { Moment } from './moment';

let test: TestDatabase;
let database: DataSource;

beforeAll(async () => {
  test = await createDatabase();
  database = await openDatabase(test.url);
});

afterAll(async () => {
  await database?.destroy();
  await test?.drop();
});

const at = (position: number, clock: Moment['clock'] = 'recorded', day = '01'): Moment => ({
  clock,
  at: `2025-02-${day}T00:00:00.000Z`,
  position,
});

/** Answers with how often it was asked to make one. */
const counting = () => {
  let made = 0;
  return async () => {
    await setTimeout(5);
    return ++made;
  };
};

describe('answers about the past', () => {
  it('are made once for all who ask the same, at the same time or later', async () => {
    const memo = new Memo<number>(4);
    const make = counting();
    const ask = () => memo.get(database, at(7), 'all', make);
    expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
    expect(await ask()).toBe(1);
  });

  it('are others for another question, position or clock', async () => {
    const memo = new Memo<number>(9);
    const make = counting();
    const answers = [
      await memo.get(database, at(7), 'all', make),
      await memo.get(database, at(7), 'some', make),
      await memo.get(database, at(8), 'all', make),
      await memo.get(database, at(7, 'published'), 'all', make),
    ];
    expect(answers).toEqual([1, 2, 3, 4]);
  });

  it('on the recorded clock depend on the position alone, on the published one on the moment and the head', async () => {
    const memo = new Memo<number>(9);
    const make = counting();
    const ask = (moment: Moment) => memo.get(database, moment, 'all', make);
    expect([await ask(at(7)), await ask(at(7, 'recorded', '02'))]).toEqual([1, 1]);
    expect([await ask(at(7, 'published')), await ask(at(7, 'published', '02'))]).toEqual([2, 3]);
    expect([await ask(at(7, 'published')), await ask(at(8, 'published'))]).toEqual([2, 4]);
  });

  it('are forgotten, the one that was asked for longest ago first', async () => {
    const memo = new Memo<number>(2);
    const make = counting();
    const ask = (position: number) => memo.get(database, at(position), 'all', make);
    expect([await ask(1), await ask(2), await ask(1), await ask(3)]).toEqual([1, 2, 1, 3]);
    expect([await ask(1), await ask(2)]).toEqual([1, 4]);
  });

  it('are made anew after a failure', async () => {
    const memo = new Memo<number>(2);
    const ask = (make: () => Promise<number>) => memo.get(database, at(1), 'all', make);
    await expect(ask(() => Promise.reject(new Error('no connection')))).rejects.toThrow('no connection');
    expect(await ask(() => Promise.resolve(5))).toBe(5);
  });
});
