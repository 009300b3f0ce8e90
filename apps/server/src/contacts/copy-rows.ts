import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

export type CopyValue = string | number | boolean | null | readonly string[];

/** How much is handed over at a time, in UTF-16 code units. */
const CHUNK = 65_536;

/** Adds rows to a table of the search path: the fastest way in that PostgreSQL has. */
export const copyRows = async (
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly CopyValue[]>,
): Promise<void> => {
  const iterator = rows[Symbol.iterator]();
  const first = iterator.next();
  if (first.done) return;
  const sink = client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  await pipeline(chunksOf(first.value, iterator), sink);
};

function* chunksOf(
  first: readonly CopyValue[],
  rest: Iterator<readonly CopyValue[]>,
): Generator<string, void> {
  let chunk = lineOf(first);
  for (let next = rest.next(); !next.done; next = rest.next()) {
    chunk += lineOf(next.value);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

const lineOf = (row: readonly CopyValue[]): string => {
  let line = '';
  for (let i = 0; i < row.length; i++) line += (i === 0 ? '' : '\t') + fieldOf(row[i]!);
  return `${line}\n`;
};

const fieldOf = (value: CopyValue): string => {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'object') return escaped(arrayOf(value));
  return value === true ? 't' : value === false ? 'f' : String(value);
};

const arrayOf = (items: readonly string[]): string =>
  items.length === 0 ? '{}' : `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const escaped = (text: string): string =>
  /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (c) => ESCAPES[c]!) : text;
