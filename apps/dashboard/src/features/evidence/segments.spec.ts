import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsOf } from './segments';

describe('segments of a text', () => {
  const text = 'Rubio called Lavrov on Saturday.';

  it('are cut where fields begin and end', () => {
    expect(
      segmentsOf(text, [
        { field: 'participant:0', start: 0, end: 5 },
        { field: 'trigger', start: 6, end: 12 },
      ]),
    ).toEqual([
      { start: 0, text: 'Rubio', fields: ['participant:0'] },
      { start: 5, text: ' ', fields: [] },
      { start: 6, text: 'called', fields: ['trigger'] },
      { start: 12, text: ' Lavrov on Saturday.', fields: [] },
    ]);
  });

  it('hold all fields where spans overlap, the narrowest first', () => {
    const segments = segmentsOf(text, [
      { field: 'sentence', start: 0, end: 32 },
      { field: 'initiator', start: 0, end: 12 },
      { field: 'trigger', start: 6, end: 12 },
    ]);
    expect(segments.map(({ text: words, fields }) => [words, fields])).toEqual([
      ['Rubio ', ['initiator', 'sentence']],
      ['called', ['trigger', 'initiator', 'sentence']],
      [' Lavrov on Saturday.', ['sentence']],
    ]);
  });

  it('leave out spans that do not lie within the text', () => {
    const spans = [
      { field: 'date', start: -1, end: 4 },
      { field: 'date', start: 4, end: 99 },
      { field: 'date', start: 8, end: 8 },
      { field: 'date', start: 0.5, end: 3 },
    ];
    expect(segmentsOf(text, spans)).toEqual([{ start: 0, text, fields: [] }]);
  });

  it('of nothing are none', () => expect(segmentsOf('', [])).toEqual([]));

  const span = fc.record({
    field: fc.constantFrom('sentence', 'date', 'place', 'participant:0'),
    start: fc.integer({ min: -3, max: 45 }),
    end: fc.integer({ min: -3, max: 45 }),
  });
  // Lone surrogates, right-to-left marks and markup included.
  const texts = fc.string({ unit: 'binary', maxLength: 40 });

  it('give back exactly the text, whatever the spans', () => {
    fc.assert(
      fc.property(texts, fc.array(span), (given, spans) => {
        const segments = segmentsOf(given, spans);
        expect(segments.map((segment) => segment.text).join('')).toBe(given);
        expect(segments.every((segment) => segment.text !== '')).toBe(true);
      }),
    );
  });

  it('hold a field exactly where one of its spans covers them', () => {
    fc.assert(
      fc.property(texts, fc.array(span), (given, spans) => {
        const valid = spans.filter(({ start, end }) => start >= 0 && start < end && end <= given.length);
        for (const { start, text: words, fields } of segmentsOf(given, spans)) {
          for (let at = start; at < start + words.length; at++) {
            const holding = valid.filter((s) => s.start <= at && at < s.end).map((s) => s.field);
            expect(new Set(fields)).toEqual(new Set(holding));
          }
        }
      }),
    );
  });
});
