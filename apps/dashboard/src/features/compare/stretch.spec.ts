import { describe, expect, it } from 'vitest';
import { stretchFromUrl, stretchToUrl } from './stretch';

const NOW = '2025-03-31T12:00:00.000Z';
const read = (query: string) => stretchFromUrl(new URLSearchParams(query), NOW);

describe('what is compared', () => {
  it('is the last month with now, where the address says nothing', () => {
    expect(read('')).toEqual({ since: '2025-03-01T12:00:00.000Z', until: null, clock: 'published' });
  });

  it('is a day up to its end, or a moment', () => {
    expect(read('since=2025-02-10&until=2025-02-15T12:00:00Z&clock=recorded')).toEqual({
      since: '2025-02-10T23:59:59.999Z',
      until: '2025-02-15T12:00:00.000Z',
      clock: 'recorded',
    });
  });

  it('leaves out what cannot be read', () => {
    expect(read('since=then&until=2025-02-15').since).toBe('2025-01-16T23:59:59.999Z');
  });

  it('is written beside the filter, and read as it was written', () => {
    const asked = { since: '2025-02-01T00:00:00.000Z', until: null, clock: 'recorded' } as const;
    const params = stretchToUrl(new URLSearchParams('q=grain&until=2025-02-15'), asked);
    expect(params.get('q')).toBe('grain');
    expect(stretchFromUrl(params, NOW)).toEqual(asked);
  });
});
