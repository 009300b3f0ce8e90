import { filterFromUrl, filterToUrl, subscribeSchema } from '@chancery/contracts';
import { MODES, STATUSES } from '@chancery/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subscriptionTo } from './live-subscription';

/** What the server reads, after the way over the wire. */
const received = (filter: Parameters<typeof subscriptionTo>[0], after = 0) =>
  subscribeSchema.parse(JSON.parse(JSON.stringify(subscriptionTo(filter, after))));

const names = fc.array(fc.stringMatching(/^[A-Z][a-z ,&=]{0,10}[a-z]$/), { maxLength: 3 });

/** Filters as a URL gives them. */
const filters = fc
  .record(
    {
      actor: fc.array(fc.constantFrom('person:marco-rubio', 'country:RU'), { maxLength: 2 }),
      country: fc.array(fc.constantFrom('DE', 'FR'), { maxLength: 2 }),
      mode: fc.array(fc.constantFrom(...MODES), { maxLength: 2 }),
      status: fc.array(fc.constantFrom(...STATUSES), { maxLength: 2 }),
      outlet: names,
      topic: names,
      from: fc.constant('2025-02-15'),
      q: fc.stringMatching(/^[a-z ,&=]{1,10}$/),
    },
    { requiredKeys: [] },
  )
  .map((filter) => filterFromUrl(filterToUrl(filter)));

describe('what the feed subscribes to', () => {
  it('given several outlets, is all of them', () => {
    const outlet = ['Nordpost', 'Küste, Land & Stadt'];
    expect(received({ outlet }).filter).toEqual({ outlet });
  });

  it('property: is the filter of the list, after the position that the list stands at', () => {
    fc.assert(
      fc.property(filters, fc.nat(), (filter, after) => {
        expect(received(filter, after)).toEqual({ filter, after });
      }),
    );
  });
});
