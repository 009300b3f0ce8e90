import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { articleSchema, describeIssues, MAX_BODY_BYTES } from '@chancery/contracts';
import { type ArticleMessage, type ArticlePublisher, toArticleMessage } from '@chancery/platform';
import { type Line, linesOf } from './lines';

export interface Progress {
  /** Bytes read so far, of `total`. */
  readonly read: number;
  readonly total: number;
  readonly published: number;
}

/** A line that is no article; it was not published. */
export interface BadLine {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

export interface Published {
  readonly published: number;
  /** How many lines are no articles. */
  readonly refused: number;
  /** The first MOST_TOLD of these. */
  readonly told: readonly BadLine[];
}

/** Bad lines that are kept with their reasons; the rest is counted. */
export const MOST_TOLD = 20;

/** What is handed over together at most; one message may be as large as all. */
const CHUNK = { messages: 500, bytes: MAX_BODY_BYTES };

/**
 * Publishes the articles of NDJSON files, chunk by chunk: memory stays flat whatever the size. Lines that are no
 * articles are told with file and line, and the others go through; publishing a file again makes no doubles.
 */
export const publishFiles = async (
  files: readonly string[],
  publisher: ArticlePublisher,
  onProgress: (progress: Progress) => void,
): Promise<Published> => {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const told: BadLine[] = [];
  let [before, read, published, refused, bytes] = [0, 0, 0, 0, 0];
  let chunk: ArticleMessage[] = [];
  const flush = async () => {
    await publisher.publish(chunk);
    published += chunk.length;
    chunk = [];
    bytes = 0;
    onProgress({ read, total, published });
  };
  const take = async (message: ArticleMessage) => {
    chunk.push(message);
    bytes += message.value.length;
    if (chunk.length >= CHUNK.messages || bytes >= CHUNK.bytes) await flush();
  };
  const refuse = (line: BadLine) => {
    refused++;
    if (told.length < MOST_TOLD) told.push(line);
  };
  for (const file of files) {
    for await (const line of linesOf(createReadStream(file), MAX_BODY_BYTES)) {
      read = before + line.read;
      const message = toMessage(line);
      if (typeof message === 'string') refuse({ file, line: line.number, reason: message });
      else if (message) await take(message);
    }
    before = read;
  }
  await flush();
  return { published, refused, told };
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The message of a line, or why there is none; undefined for a blank line. */
const toMessage = ({ bytes }: Line): ArticleMessage | string | undefined => {
  if (!bytes) return `larger than ${MAX_BODY_BYTES} bytes, which no article may be`;
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return 'not UTF-8';
  }
  return text.trim() === '' ? undefined : fromJson(text);
};

const fromJson = (text: string): ArticleMessage | string => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return `not JSON: ${(error as Error).message}`;
  }
  const parsed = articleSchema.safeParse(json);
  return parsed.success ? toArticleMessage(parsed.data) : describeIssues(parsed.error);
};
