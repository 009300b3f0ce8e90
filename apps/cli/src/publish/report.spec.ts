import { describe, expect, it } from 'vitest';
import { MOST_TOLD, printable, RejectedLines } from './report';

describe('rejected lines', () => {
  it('are told with file, line and reason, the first few of them, and the rest is counted', () => {
    const rejected = new RejectedLines();
    for (let line = 1; line <= 1_020; line++)
      rejected.add('a.jsonl', { line, reason: 'not UTF-8', bytes: undefined });
    const told = rejected.lines();
    expect(told).toHaveLength(MOST_TOLD + 1);
    expect(told[0]).toBe('a.jsonl:1: not UTF-8');
    expect(told.at(-1)).toBe('… and 1,000 more rejected lines');
  });

  it('cannot steer the terminal', () => {
    expect(printable('a\u001b[2J\u009b\n\u202eb')).toBe('a\\u001b[2J\\u009b\\u000a\\u202eb');
  });
});
