import { describe, expect, it } from 'vitest';
import { type Status, spellDuration, statusLine } from './progress';

const status: Status = {
  read: 250,
  total: 1_000,
  tally: { accepted: 12_000, rejected: 0, dropped: {} },
  first: { read: 0, tally: { accepted: 0, rejected: 0, dropped: {} } },
  elapsedMs: 10_000,
  waiting: undefined,
};

describe('the progress line', () => {
  it('tells count, rate, share and time left by the bytes read', () => {
    expect(statusLine(status)).toBe('12,000 articles, 1,200/s, 25 %, 30 s left');
  });

  it('of an import that goes on, tells rate and time left of this run alone', () => {
    const first = { read: 200, tally: { accepted: 11_000, rejected: 0, dropped: {} } };
    expect(statusLine({ ...status, first })).toBe('12,000 articles, 100/s, 25 %, 3 min left');
  });

  it('of a pipe tells no share', () => {
    expect(statusLine({ ...status, total: null })).toBe('12,000 articles, 1,200/s');
  });

  it('tells rejected lines', () => {
    const tally = { ...status.tally, rejected: 3 };
    expect(statusLine({ ...status, tally })).toMatch(/^12,000 articles, 3 rejected, /);
  });

  it('tells why nothing moves', () => {
    expect(statusLine({ ...status, waiting: { unread: 2_100, idleMs: 200 } })).toMatch(
      /, waiting for the reader, 2,100 unread$/,
    );
    expect(statusLine({ ...status, waiting: { unread: 2_100, idleMs: 40_000 } })).toMatch(
      /none read for 40 s: does a server with the role ingest run\?$/,
    );
    expect(statusLine({ ...status, waiting: { reason: 'Kafka is away.' } })).toMatch(
      /, waiting: Kafka is away\.$/,
    );
  });

  it('before anything is read makes no guess', () => {
    expect(statusLine({ ...status, read: 0, elapsedMs: 0, tally: { ...status.tally, accepted: 0 } })).toBe(
      '0 articles, 0/s, 0 %',
    );
  });

  it.each([
    [400, '1 s'],
    [59_000, '59 s'],
    [720_000, '12 min'],
    [3_599_000, '1 h 0 min'],
    [11_100_000, '3 h 5 min'],
  ])('spells %i ms as %s', (ms, spelled) => {
    expect(spellDuration(ms)).toBe(spelled);
  });
});
