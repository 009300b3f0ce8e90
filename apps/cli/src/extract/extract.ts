import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { type Extractor, flatContacts } from '@chancery/extraction';
import { z } from 'zod';

/** A line of the input. Fields that extraction does not need, such as `source`, are let through unread. */
const inputSchema = z.object({
  id: z.string().min(1),
  publishedAt: z.union(
    [z.iso.datetime({ offset: true }), z.iso.date()],
    'must be an ISO 8601 date or date-time',
  ),
  title: z.string(),
  text: z.string(),
  lang: z.string().optional(),
});

type Input = z.infer<typeof inputSchema>;

const parseLine = (line: string): { article: Input } | { fault: string } => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { fault: `not JSON: ${(error as Error).message}` };
  }
  const parsed = inputSchema.safeParse(value);
  if (parsed.success) return { article: parsed.data };
  const [issue] = parsed.error.issues;
  return { fault: `${issue?.path.join('.') || 'line'}: ${issue?.message}` };
};

/** One line of the output, in the shape of the gold guidelines. */
const extractLine = (extractor: Extractor, article: Input): string => {
  const found = extractor.extract(article);
  const contacts = found.state === 'extracted' ? found.readings.flatMap(flatContacts) : [];
  const reason = found.state === 'not-extracted' ? { notExtracted: found.reason } : {};
  return JSON.stringify({ id: article.id, lang: found.lang, contacts, acts: [], ...reason });
};

const write = async (output: Writable, text: string): Promise<void> => {
  if (!output.write(text)) await new Promise<void>((resolve) => output.once('drain', resolve));
};

/**
 * Reads articles, one JSON object a line, and writes what was read from each, one line each. Waits for a slow reader of
 * the output. A line that cannot be read is named on `errors` by number and reason, and the rest goes on.
 * @returns how many lines could not be read
 */
export const extractLines = async (
  input: Readable,
  output: Writable,
  errors: Writable,
  extractor: Extractor,
): Promise<number> => {
  let number = 0;
  let faults = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    if ('fault' in parsed) {
      faults++;
      await write(errors, `line ${number}: ${parsed.fault}\n`);
    } else await write(output, `${extractLine(extractor, parsed.article)}\n`);
  }
  return faults;
};
