import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, linesOf } from './lines';

const collect = async (chunks: readonly Buffer[], most = 1_000): Promise<Line[]> => {
  const lines: Line[] = [];
  for await (const line of linesOf(Readable.from(chunks), most)) lines.push(line);
  return lines;
};

describe('lines of bytes', () => {
  it('property: are the same however the bytes are cut into chunks', async () => {
    const bytes = fc.array(fc.constantFrom(0x0a, 0x0d, 0x41, 0xff, 0xe2, 0x80, 0xa8)).map(Buffer.from);
    await fc.assert(
      fc.asyncProperty(fc.array(bytes), async (chunks) => {
        const lines = await collect(chunks);
        const whole = Buffer.concat(chunks).toString('latin1').split('\n');
        if (whole.at(-1) === '') whole.pop();
        expect(lines.map((line) => line.bytes!.toString('latin1'))).toEqual(whole);
        expect(lines.map((line) => line.number)).toEqual(whole.map((_, index) => index + 1));
        expect(lines.at(-1)?.read ?? 0).toBe(Buffer.concat(chunks).length);
      }),
    );
  });

  it('that are too long are told without their bytes, and those behind them with theirs', async () => {
    const lines = await collect([Buffer.from('12345\n1'), Buffer.from('23456'), Buffer.from('789\nend')], 5);
    expect(lines.map(({ number, bytes }) => [number, bytes?.toString()])).toEqual([
      [1, '12345'],
      [2, undefined],
      [3, 'end'],
    ]);
  });
});
