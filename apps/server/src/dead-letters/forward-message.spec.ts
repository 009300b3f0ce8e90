import { MAX_REASON, type ParkedMessage } from '@chancery/event-log';
import { describe, expect, it } from 'vitest';
import { formsOf } from './forward-message';

const letter: ParkedMessage = {
  id: '0190a2c4-0000-7000-8000-000000000000',
  topic: 'chancery.articles.v1',
  partition: 2,
  offset: '41',
  code: 'INVALID_ARTICLE',
  message: 'x'.repeat(3 * MAX_REASON),
  payload: Buffer.from('{"id": "ä"}'),
  headers: { ce_id: 'a', 'chancery-error-code': 'FORGED' },
  receivedAt: '2025-02-15T10:00:00.000Z',
  redrivenAt: null,
  forwardedAt: null,
};

describe('a rejected message on the dead-letter topic', () => {
  it('has its bytes and headers, and origin and reason that its own headers cannot forge', () => {
    const [whole] = formsOf(letter);
    expect(whole).toEqual({
      key: letter.id,
      value: letter.payload,
      headers: {
        ce_id: 'a',
        'chancery-origin-topic': 'chancery.articles.v1',
        'chancery-origin-partition': '2',
        'chancery-origin-offset': '41',
        'chancery-error-code': 'INVALID_ARTICLE',
        'chancery-error-message': 'x'.repeat(MAX_REASON),
      },
    });
  });

  it('where it is too large, goes without payload, then without headers of its own, and says so', () => {
    const [whole, withoutPayload, least] = formsOf(letter);
    expect(withoutPayload).toEqual({
      key: letter.id,
      value: Buffer.alloc(0),
      headers: { ...whole.headers, 'chancery-payload-omitted': '12' },
    });
    const { ce_id: _, ...ours } = withoutPayload!.headers;
    expect(least).toEqual({
      key: letter.id,
      value: Buffer.alloc(0),
      headers: { ...ours, 'chancery-headers-omitted': '2' },
    });
  });
});
