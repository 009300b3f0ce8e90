/** One line of a file: its bytes without the line's end, or undefined where it has more bytes than allowed. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly bytes: Buffer | undefined;
  /** Bytes that were read up to and with this line's end. */
  readonly read: number;
}

/** Between two lines of a file: unpacked bytes and lines that lie before. */
export interface Place {
  readonly offset: number;
  readonly line: number;
}

export const BEGINNING: Place = { offset: 0, line: 0 };

const NEWLINE = 0x0a;

/**
 * The lines of a stream of bytes that starts at `from`, the last one also without an end. Of a line over `most` bytes
 * nothing is kept.
 */
export async function* linesOf(
  stream: AsyncIterable<Buffer>,
  most: number,
  from: Place = BEGINNING,
): AsyncGenerator<Line> {
  let [number, read, size] = [from.line, from.offset, 0];
  let parts: Buffer[] = [];
  const add = (part: Buffer) => {
    size += part.length;
    if (size > most) parts = [];
    else parts.push(part);
  };
  const finish = (): Line => {
    const line = { number: ++number, bytes: size > most ? undefined : Buffer.concat(parts), read };
    parts = [];
    size = 0;
    return line;
  };
  for await (const chunk of stream) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      add(chunk.subarray(start, end));
      read += end + 1 - start;
      yield finish();
      start = end + 1;
    }
    add(chunk.subarray(start));
    read += chunk.length - start;
  }
  if (size > 0) yield finish();
}
