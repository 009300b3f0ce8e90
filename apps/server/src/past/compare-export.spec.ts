import type { Comparison, ContactItem } from '@chancery/contracts';
import { foldContact } from '@chancery/domain';
import { describe, expect, it } from 'vitest';
import { claim, recorded } from '../../../../libs/domain/src/contacts/claims.fixture';
import { toCsv, toNdjson } from './compare-export';

const contact = (said: Parameters<typeof claim>[1]): ContactItem =>
  foldContact(recorded([claim('c1', said)])) as unknown as ContactItem;

const comparison = (lists: Partial<Comparison>): Comparison => ({
  since: '2025-02-01T00:00:00.000Z',
  until: '2025-03-01T00:00:00.000Z',
  clock: 'published',
  appeared: [],
  changed: [],
  cancelled: [],
  vanished: [],
  claims: 1,
  cut: false,
  ...lists,
});

const cellsOf = (line: string): string[] => line.split(',');

describe('the CSV of a comparison', () => {
  it.each(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])(
    'gives no spreadsheet the formula %j',
    (place) => {
      const csv = toCsv(comparison({ appeared: [contact({ mode: 'meeting', place })] }));
      expect(csv).toContain(`'${place.replaceAll('"', '""')}`);
      expect(csv).not.toMatch(/(^|[,"])[=+\-@\t\r](?!\n)/m);
    },
  );

  it('has a header, a line for each contact, and what it was before', () => {
    const [before, after] = [contact({ status: 'planned' }), contact({ status: 'cancelled' })];
    const [header, line, ...rest] = toCsv(comparison({ cancelled: [{ before, after }] })).split('\r\n');
    const value = (column: string) => cellsOf(line!)[cellsOf(header!).indexOf(column)];
    expect([value('change'), value('status'), value('status_before')]).toEqual([
      'cancelled',
      'cancelled',
      'planned',
    ]);
    expect(rest).toEqual(['']);
  });
});

describe('the NDJSON of a comparison', () => {
  it('has an object a line', () => {
    const [appeared, vanished] = [[contact({})], [contact({ mode: 'visit' })]];
    const lines = toNdjson(comparison({ appeared, vanished })).trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).change)).toEqual(['appeared', 'vanished']);
  });
});
