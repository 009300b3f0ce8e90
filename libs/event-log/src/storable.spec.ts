import { isStorable } from '@chancery/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnstorableText } from './errors';
import { toJsonb, toStorable } from './storable';

/** Texts in which NUL, lone surrogates and what looks like their escapes are frequent. */
const nasty = fc
  .array(fc.constantFrom('\0', '\ud83d', '\ude00', '\\', 'u0000', '\\ud800', '"', 'ä', 'a', '\u001f'), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

describe('JSON for the log', () => {
  it('is refused exactly where a text in it cannot be stored', () => {
    fc.assert(
      fc.property(nasty, nasty, (key, value) => {
        const data = { [key]: [value] };
        if (isStorable(key) && isStorable(value)) expect(JSON.parse(toJsonb(data, 'it'))).toEqual(data);
        else expect(() => toJsonb(data, 'it')).toThrow(UnstorableText);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is null where there is nothing', () => {
    expect(toJsonb(undefined, 'it')).toBe('null');
  });
});

it('a report about hostile text can be stored and keeps the rest of it', () => {
  fc.assert(fc.property(nasty, (text) => isStorable(toStorable(text))));
  expect(toStorable('a\0b\ud800c😀')).toBe('a\uFFFDb\uFFFDc😀');
});
