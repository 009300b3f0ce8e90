import { CLOCKS } from '@chancery/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { momentFromUrl, momentQuery, momentSearch, momentToUrl, NOW } from './moment';

const read = (query: string) => momentFromUrl(new URLSearchParams(query));

describe('the moment of a page', () => {
  it('is now without one, and on the clock of the press', () => {
    expect(read('mode=call')).toEqual({ at: null, clock: 'published' });
  });

  it('is a moment with its offset, or a day up to its end', () => {
    expect(read('at=2025-02-15T13:00:00%2B01:00&clock=recorded')).toEqual({
      at: '2025-02-15T12:00:00.000Z',
      clock: 'recorded',
    });
    expect(read('at=2025-02-15').at).toBe('2025-02-15T23:59:59.999Z');
  });

  it('is now where the address says something that is no moment', () => {
    expect(read('at=yesterday&clock=cuckoo')).toEqual(NOW);
    expect(read('at=9999-01-01')).toEqual(NOW);
  });

  it('is taken along to another page, alone', () => {
    expect(momentSearch(new URLSearchParams('q=grain&at=2025-02-15&speed=60'))).toBe('?at=2025-02-15');
    expect(momentSearch(new URLSearchParams('q=grain'))).toBe('');
  });

  it('asks the API for the past only, and for the whole moment', () => {
    expect(momentQuery(NOW, new URLSearchParams('q=grain')).toString()).toBe('q=grain');
    expect(Object.fromEntries(momentQuery(read('at=2025-02-15')))).toEqual({
      asOf: '2025-02-15T23:59:59.999Z',
      clock: 'published',
    });
  });

  it('property: is read from the address as it was written, and nothing else there changes', () => {
    const moments = fc.record({
      at: fc.option(
        fc
          .date({ min: new Date('1901-01-01'), max: new Date('2199-01-01'), noInvalidDate: true })
          .map((date) => date.toISOString()),
      ),
      clock: fc.constantFrom(...CLOCKS),
    });
    fc.assert(
      fc.property(moments, moments, (before, moment) => {
        const params = momentToUrl(momentToUrl(new URLSearchParams('q=grain'), before), moment);
        expect(momentFromUrl(params)).toEqual(moment);
        expect(params.get('q')).toBe('grain');
      }),
    );
  });
});
