import type { ChanceryEvent, Recorded } from '@chancery/domain';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** Positions that one statement reads. */
const SPAN = 50_000;

/** Events folded together. */
const PAGE = 4_000;

/** Events of a span of the log, and up to which position they are all there are. */
export interface Page {
  readonly events: readonly Recorded[];
  readonly upTo: number;
}

/**
 * The log from after one position up to another, without what no contact is made of, in pages: several times as fast as
 * `readEvents`, over a connection of its own.
 */
export async function* readPages(
  client: pg.ClientBase,
  after: number,
  upTo: number,
  page = PAGE,
): AsyncGenerator<Page> {
  for (let from = after; from < upTo; from += SPAN) {
    const to = Math.min(upTo, from + SPAN);
    let events: Recorded[] = [];
    for await (const line of linesOf(client.query(copyTo(spanOf(from, to))))) {
      events.push(parse(line));
      if (events.length < page) continue;
      yield { events, upTo: events.at(-1)!.position };
      events = [];
    }
    yield { events, upTo: to };
  }
}

const spanOf = (from: number, to: number): string =>
  `COPY (SELECT position, event_id, type, schema_version, (extract(epoch FROM recorded_at) * 1000)::bigint, data
         FROM events WHERE position > ${from} AND position <= ${to} AND type <> 'ArticleReceived'
         ORDER BY position) TO STDOUT`;

async function* linesOf(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
}

const parse = (line: string): Recorded => {
  const fields = line.split('\t');
  const data = fields[5]!;
  return {
    position: Number(fields[0]),
    stream: '',
    version: 0,
    recordedAt: isoOf(Number(fields[4])),
    event: {
      id: fields[1]!,
      type: fields[2],
      schemaVersion: Number(fields[3]),
      // JSON has no raw tab or newline: the backslash is all that COPY escapes in it.
      data: JSON.parse(data.includes('\\') ? data.replaceAll('\\\\', '\\') : data),
    } as ChanceryEvent,
  };
};

let latest = { ms: 0, iso: '1970-01-01T00:00:00.000Z' };

/** Events that were appended together have the same time. */
const isoOf = (ms: number): string => {
  if (ms !== latest.ms) latest = { ms, iso: new Date(ms).toISOString() };
  return latest.iso;
};
