import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { article } from '../../../../test/support/articles';
import { readMessage } from './read-message';

const now = new Date('2025-02-16T00:00:00Z');
const read = (value: unknown, headers = {}) =>
  readMessage({ value: Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value)), headers }, now);

const fault = (value: unknown, headers = {}) => {
  const result = read(value, headers);
  return 'fault' in result ? `${result.fault.code}: ${result.fault.message}` : undefined;
};

describe('a message', () => {
  it('is an article, with or without CloudEvents headers', () => {
    const headers = { ce_type: 'chancery.article.v1', ce_specversion: '1.0' };
    expect(read(article('a'))).toEqual({ article: article('a') });
    expect(read(article('a'), headers)).toEqual({ article: article('a') });
  });

  it.each([
    ['another event', article('a'), { ce_type: 'com.example.other' }, /NOT_AN_ARTICLE_EVENT: ce_type/],
    ['not UTF-8', Buffer.from([0xff, 0xfe]), {}, /NOT_UTF8/],
    ['not JSON', Buffer.from('{"id": '), {}, /NOT_JSON: Not JSON: .*(position|end of JSON)/],
    ['too large', Buffer.alloc(6_000_000, 32), {}, /TOO_LARGE: .*6000000 bytes/],
    ['without an id', { ...article('a'), id: undefined }, {}, /INVALID_ARTICLE: id: /],
    ['of yesterday', article('a', { publishedAt: 'yesterday' }), {}, /publishedAt: must be an ISO 8601 date/],
    [
      'of the far future',
      article('a', { publishedAt: '2030-01-01' }),
      {},
      /publishedAt: lies \d+ hours in the future/,
    ],
    ['with NUL', article('a', { text: 'a\0b' }), {}, /text: contains NUL/],
    ['with half a surrogate', article('a', { title: 'a\ud800' }), {}, /title: contains NUL or half/],
    ['with an unknown field', { ...article('a'), headline: 'x' }, {}, /headline/],
  ])('%s is refused with the reason and the place', (_, value, headers, reason) => {
    expect(fault(value, headers)).toMatch(reason);
  });

  it('names all that is wrong at once', () => {
    expect(fault({ ...article('a'), title: '', lang: 'Deutsch' })).toMatch(/lang: .*title: |title: .*lang: /);
  });

  it('of any bytes or JSON never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array().map(Buffer.from), fc.json().map(Buffer.from)), (value) => {
        expect(read(value as Buffer)).toHaveProperty('fault');
      }),
    );
  });
});
