import { articleSchema } from '@chancery/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toArticleMessage } from './cloud-event';
import { messageChunks } from './message-chunks';

const article = articleSchema.parse({
  id: 'a-1',
  outlet: { name: 'Der Bote' },
  publishedAt: '2025-02-15',
  title: 'Gespräch',
  text: 'Die Minister telefonierten.',
});

describe('an article as a message', () => {
  it('is a CloudEvent in binary mode: attributes as headers, the article itself as value, its id as key', () => {
    const message = toArticleMessage(article, new Date('2025-02-15T10:00:00Z'));
    expect(message.key).toBe('a-1');
    expect(JSON.parse(message.value.toString())).toEqual(article);
    expect(message.headers).toEqual({
      ce_id: expect.stringMatching(/^[0-9a-f]{64}$/),
      ce_source: 'urn:chancery:publisher',
      ce_type: 'chancery.article.v1',
      ce_specversion: '1.0',
      ce_time: '2025-02-15T10:00:00.000Z',
      'content-type': 'application/json',
    });
  });

  it('is the same event when sent twice, and another one when revised', () => {
    const id = (text: string) => toArticleMessage({ ...article, text }).headers.ce_id;
    expect(id('one')).toBe(id('one'));
    expect(id('one')).not.toBe(id('two'));
  });
});

describe('chunks of messages', () => {
  it('property: hold all messages in order, within a thousand each and, unless one is alone, below a megabyte', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1_500_000 }), { maxLength: 30 }),
        fc.nat(2_500),
        (sizes, small) => {
          const all = [...sizes, ...Array<number>(small).fill(1)];
          const messages = all.map((size, n) => ({
            key: String(n),
            value: Buffer.allocUnsafe(size),
            headers: {},
          }));
          const chunks = messageChunks(messages);
          expect(chunks.flat()).toEqual(messages);
          for (const chunk of chunks) {
            const bytes = chunk.reduce((sum, { value }) => sum + value.length, 0);
            expect(chunk.length).toBeLessThanOrEqual(1_000);
            expect(chunk.length === 1 || bytes < 1_000_000).toBe(true);
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});
