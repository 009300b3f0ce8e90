import type { Readable } from 'node:stream';
import { MAX_BODY_BYTES } from '@chancery/contracts';
import { Failure } from '../edge/failure';

/** One value of a body, with its place: line of an NDJSON body or index of an array, from 1. */
export interface ArticleLine {
  readonly line: number;
  /** The bytes as they came; for an array its item, written as JSON again. */
  readonly raw: Buffer;
}

const NEWLINE = 0x0a;

/** The lines of an NDJSON body as they arrive, blank ones left out. Fails with BODY_TOO_LARGE past 5 MB in all. */
export async function* ndjsonLines(body: Readable): AsyncGenerator<ArticleLine> {
  let rest: Buffer[] = [];
  let line = 0;
  for await (const chunk of limited(body)) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      rest.push(chunk.subarray(start, end));
      line++;
      yield* nonBlank(Buffer.concat(rest), line);
      rest = [];
      start = end + 1;
    }
    rest.push(chunk.subarray(start));
  }
  yield* nonBlank(Buffer.concat(rest), line + 1);
}

/** The article or the array of articles of a JSON body. */
export async function* jsonItems(body: Readable): AsyncGenerator<ArticleLine> {
  const chunks: Buffer[] = [];
  for await (const chunk of limited(body)) chunks.push(chunk);
  const items = [parseJson(Buffer.concat(chunks))].flat();
  for (const [index, item] of items.entries())
    yield { line: index + 1, raw: Buffer.from(JSON.stringify(item)) };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch (error) {
    throw new Failure('INVALID_REQUEST', `The body is not JSON: ${(error as Error).message}`);
  }
};

async function* limited(body: Readable): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES)
      throw new Failure('BODY_TOO_LARGE', `A body has at most ${MAX_BODY_BYTES} bytes.`);
    yield chunk;
  }
}

function* nonBlank(raw: Buffer, line: number): Generator<ArticleLine> {
  if (raw.toString().trim() !== '') yield { line, raw };
}
