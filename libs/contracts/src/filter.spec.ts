import { type ContactFilter, MODES, STATUSES } from '@chancery/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactFilterSchema, contactQuerySchema, filterFromUrl, filterToUrl } from './filter';

const words = fc.uniqueArray(fc.stringMatching(/^[a-z:äß][a-z:äß -]{0,10}[a-zß]$/), {
  minLength: 1,
  maxLength: 3,
});

const filters: fc.Arbitrary<ContactFilter> = fc.record(
  {
    actor: words,
    with: words,
    country: fc.uniqueArray(fc.constantFrom('DE', 'FR', 'UA'), { minLength: 1 }),
    mode: fc.uniqueArray(fc.constantFrom(...MODES), { minLength: 1 }),
    status: fc.uniqueArray(fc.constantFrom(...STATUSES), { minLength: 1 }),
    from: fc.constantFrom('2025-02-15', '2024-02-29'),
    to: fc.constantFrom('2025-12-31'),
    outlet: fc.uniqueArray(fc.constantFrom('Post, The', 'Nordpost', 'A & B = C'), { minLength: 1 }),
    q: fc.stringMatching(/^[^\s]{1,10}( [^\s]{1,10})?$/),
  },
  { requiredKeys: [] },
);

describe('a filter', () => {
  it('comes back from the URL as it went there', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const url = `https://chancery.example/?${filterToUrl(filter)}`;
        expect(filterFromUrl(new URL(url).searchParams)).toEqual(filter);
      }),
    );
  });

  it('from a bad link keeps what holds and drops the rest', () => {
    const params = new URLSearchParams('mode=call,fax&country=de&status=planned&from=yesterday&colour=red');
    expect(filterFromUrl(params)).toEqual({ status: ['planned'] });
  });

  it('takes repeated parameters and comma lists alike', () => {
    expect(contactFilterSchema.parse({ mode: ['call', 'visit'] })).toEqual({ mode: ['call', 'visit'] });
    expect(contactFilterSchema.parse({ mode: 'call, visit,' })).toEqual({ mode: ['call', 'visit'] });
  });

  it.each([
    [{ mode: 'fax' }, 'mode'],
    [{ country: 'Germany' }, 'country'],
    [{ from: '15.02.2025' }, 'from'],
    [{ limit: '0' }, 'limit'],
    [{ colour: 'red' }, ''],
  ])('%o is refused with its place', (query, path) => {
    const { error } = contactQuerySchema.safeParse(query);
    expect(error?.issues[0]?.path[0] ?? '').toBe(path);
  });
});
