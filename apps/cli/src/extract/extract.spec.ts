import { PassThrough, Readable, Writable } from 'node:stream';
import { createExtractor } from '@chancery/extraction';
import { loadGazetteer } from '@chancery/gazetteer';
import { describe, expect, it } from 'vitest';
import { extractLines } from './extract';

const extractor = createExtractor(loadGazetteer());

const article = {
  id: 'a1',
  publishedAt: '2025-02-15',
  title: 'Rubio and Lavrov speak by phone',
  text: 'US Secretary of State Marco Rubio phoned Russian Foreign Minister Sergey Lavrov on Saturday.',
};

const collect = (): { stream: Writable; text: () => string } => {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join('') };
};

const run = async (lines: string[]) => {
  const output = collect();
  const errors = collect();
  const faults = await extractLines(
    Readable.from(lines.map((line) => `${line}\n`)),
    output.stream,
    errors.stream,
    extractor,
  );
  const written = output.text().split('\n').filter(Boolean);
  return { faults, errors: errors.text(), results: written.map((line) => JSON.parse(line)) };
};

describe('chancery extract', () => {
  it('writes the contacts of an article in the shape of the gold guidelines', async () => {
    const { results, faults } = await run([JSON.stringify(article)]);
    expect(faults).toBe(0);
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ id: 'a1', lang: 'en', acts: [] });
    const [contact] = results[0].contacts;
    expect(contact).toMatchObject({
      mode: 'call',
      status: 'occurred',
      date: '2025-02-15',
      initiator: 'Marco Rubio',
    });
    expect(contact.evidence).toBe(article.text);
    const trigger = contact.evidenceOffsets.find(({ field }: { field: string }) => field === 'trigger');
    expect(article.text.slice(trigger.start, trigger.end)).toBe('phoned');
  });

  it('names a bad line by number and reason, and goes on', async () => {
    const undated = JSON.stringify({ ...article, publishedAt: 'yesterday' });
    const { results, errors, faults } = await run(['{not json', undated, '', JSON.stringify(article)]);
    expect(faults).toBe(2);
    expect(errors).toMatch(/^line 1: not JSON/);
    expect(errors).toMatch(/^line 2: publishedAt: must be an ISO 8601/m);
    expect(results.map(({ id }) => id)).toEqual(['a1']);
  });

  it('says why an article in a language that no pack reads has no contacts', async () => {
    const { results } = await run([JSON.stringify({ ...article, lang: 'xx' })]);
    expect(results[0]).toMatchObject({ contacts: [], notExtracted: 'no language pack reads "xx"' });
  });

  it('waits for a slow reader of its output', async () => {
    const slow = new PassThrough({ highWaterMark: 1 });
    const lines = Array.from({ length: 20 }, () => `${JSON.stringify(article)}\n`);
    const running = extractLines(Readable.from(lines), slow, collect().stream, extractor);
    let read = '';
    for await (const chunk of slow) {
      read += String(chunk);
      if (read.split('\n').length > 20) break;
    }
    await running;
    expect(read.trim().split('\n')).toHaveLength(20);
  });
});
