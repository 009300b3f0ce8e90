import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArticleLine, jsonItems, ndjsonLines } from './article-lines';

const collect = async (lines: AsyncIterable<ArticleLine>) => {
  const all: [number, string][] = [];
  for await (const { line, raw } of lines) all.push([line, raw.toString()]);
  return all;
};

const cutInto = (text: string, size: number) => {
  const bytes = Buffer.from(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
  return Readable.from(chunks);
};

describe('an NDJSON body', () => {
  it('gives its lines with their numbers, however it is cut in transit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }).map((s) => s.replace(/[\n\r]/g, ''))),
        fc.integer({ min: 1, max: 9 }),
        async (lines, size) => {
          const wanted = lines.flatMap((text, i) => (text.trim() === '' ? [] : [[i + 1, text]]));
          expect(await collect(ndjsonLines(cutInto(lines.join('\n'), size)))).toEqual(wanted);
        },
      ),
    );
  });

  it('ends with an error past 5 MB', async () => {
    const body = Readable.from(Array.from({ length: 6 }, () => Buffer.alloc(1024 * 1024, 97)));
    await expect(collect(ndjsonLines(body))).rejects.toMatchObject({ code: 'BODY_TOO_LARGE' });
  });
});

describe('a JSON body', () => {
  it('is one article or an array of them', async () => {
    expect(await collect(jsonItems(cutInto('{"id":"a"}', 3)))).toEqual([[1, '{"id":"a"}']]);
    expect(await collect(jsonItems(cutInto('[{"id":"a"},{"id":"b"}]', 4)))).toHaveLength(2);
  });

  it('that is not JSON is refused with the place', async () => {
    await expect(collect(jsonItems(cutInto('{"id":', 9)))).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });
});
