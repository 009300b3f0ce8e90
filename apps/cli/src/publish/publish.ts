import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { articleSchema, describeIssues } from '@chancery/contracts';
import { type ArticleMessage, type ArticlePublisher, toArticleMessage } from '@chancery/platform';

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
  readonly bad: readonly BadLine[];
}

/** Messages that are handed over together. */
const CHUNK = 500;

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
  const bad: BadLine[] = [];
  let [read, published] = [0, 0];
  let chunk: ArticleMessage[] = [];
  const flush = async () => {
    await publisher.publish(chunk);
    published += chunk.length;
    chunk = [];
    onProgress({ read, total, published });
  };
  for (const file of files) {
    for await (const { text, line } of linesOf(file)) {
      read += Buffer.byteLength(text) + 1;
      const message = toMessage(text);
      if (typeof message === 'string') bad.push({ file, line, reason: message });
      else chunk.push(message);
      if (chunk.length === CHUNK) await flush();
    }
  }
  await flush();
  return { published, bad };
};

async function* linesOf(file: string): AsyncGenerator<{ text: string; line: number }> {
  let line = 0;
  for await (const text of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line++;
    if (text.trim() !== '') yield { text, line };
  }
}

/** The message of a line, or why there is none. */
const toMessage = (text: string): ArticleMessage | string => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return `not JSON: ${(error as Error).message}`;
  }
  const parsed = articleSchema.safeParse(json);
  if (parsed.success) return toArticleMessage(parsed.data);
  return describeIssues(parsed.error);
};
