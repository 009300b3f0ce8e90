import { describe, expect, it } from 'vitest';
import { searchFromUrl, searchToUrl } from './use-actor-search';

const read = (query: string) => searchFromUrl(new URLSearchParams(query));

describe('the search for actors', () => {
  it('is what the address says', () => {
    expect(read('q=Lawrow&kind=person&country=RU')).toEqual({ q: 'Lawrow', kind: 'person', country: 'RU' });
    expect(read('')).toEqual({});
  });

  it('leaves out what a bad address says and keeps the rest', () => {
    expect(read('kind=robot&country=russia&q=Lavrov')).toEqual({ q: 'Lavrov' });
  });

  it('is written beside the moment', () => {
    const params = new URLSearchParams('q=old&at=2025-02-15');
    expect(searchToUrl(params, { kind: 'country' }).toString()).toBe('at=2025-02-15&kind=country');
  });
});
