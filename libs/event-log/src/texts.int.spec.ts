import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UnstorableText } from './errors';
import { type LogFixture, openLog, range } from './log-fixture';
import { readTexts, storeTexts, textHash } from './texts';

let log: LogFixture;
beforeAll(async () => {
  log = await openLog();
});
afterAll(() => log.close());

const addressed = (title: string, text: string) => ({ hash: textHash(title, text), title, text });

describe('article texts', () => {
  it('are found by hash, stored once, and absent where unknown', async () => {
    const first = addressed('Ein Titel', 'Text mit "Zeichen", {Klammern} und \\ 😀 \u200f');
    const second = addressed('', 'without a title');
    await storeTexts(log.dataSource, [first, second, first]);
    await storeTexts(log.dataSource, [second]);
    expect(await readTexts(log.dataSource, [first.hash, second.hash, 'unknown'])).toEqual(
      new Map([
        [first.hash, first],
        [second.hash, second],
      ]),
    );
  });

  it('are refused rather than silently changed', async () => {
    for (const text of ['a\0b', 'a\ud800b'])
      await expect(storeTexts(log.dataSource, [addressed('t', text)])).rejects.toBeInstanceOf(UnstorableText);
  });

  it('do not deadlock writers that store the same ones in another order', async () => {
    const texts = range(1, 100).map((n) => addressed(`title ${n}`, `text ${n}`));
    let writing: Promise<unknown> = Promise.resolve();
    // Whoever comes to the text in the middle waits for this transaction: all writers then hold some texts.
    await log.dataSource.transaction(async (tx) => {
      await storeTexts(tx, [texts[50]!]);
      writing = Promise.all(
        range(1, 4).map((n) => storeTexts(log.dataSource, n % 2 ? texts : texts.toReversed())),
      );
      await setTimeout(200);
    });
    await writing;
    expect(
      await readTexts(
        log.dataSource,
        texts.map((t) => t.hash),
      ),
    ).toHaveProperty('size', 100);
  });
});

describe('the hash of a text', () => {
  it('is the SHA-256 of the two SHA-256s', () => {
    const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();
    const expected = sha256(Buffer.concat([sha256('Titel'), sha256('Wörter')])).toString('hex');
    expect(textHash('Titel', 'Wörter')).toBe(expected);
  });

  it('tells where the title ends', () => {
    expect(textHash('a', 'b c')).not.toBe(textHash('a b', 'c'));
  });
});
