import { describe, expect, it } from 'vitest';
import type { Participant } from '../words';
import { sideOf, sidesOf } from './sides';

const holder = (name: string, role?: string, country: string | null = null): Participant => ({
  actorId: `person:${name}`,
  name,
  kind: 'person',
  country,
  ...(role !== undefined && { role }),
});

describe('a participant speaks', () => {
  it.each([
    ['for the country', holder('marco-rubio', 'foreign_minister', 'US'), 'US'],
    ['for the country, whatever the office', holder('someone', 'commission_president', 'PT'), 'PT'],
    [
      'for the European Union as president of its commission',
      holder('ursula-von-der-leyen', 'commission_president'),
      'organisation:european-union',
    ],
    [
      'for it when articles alone know who holds the office',
      holder('new-president', 'commission_president'),
      'organisation:european-union',
    ],
    [
      'for the African Union as chair of its commission',
      holder('moussa-faki', 'commission_president'),
      'organisation:african-union',
    ],
    [
      'for ECOWAS as president of its commission',
      holder('omar-touray', 'commission_president'),
      'organisation:ecowas',
    ],
    [
      'for nobody else as chairman of the Eurasian commission',
      holder('bakytzhan-sagintayev', 'commission_president'),
      'person:bakytzhan-sagintayev',
    ],
    [
      'for nobody else as high representative in Bosnia',
      holder('christian-schmidt', 'high_representative'),
      'person:christian-schmidt',
    ],
    ['for nobody else without country or office', holder('moussa-faki'), 'person:moussa-faki'],
  ] as const)('%s', (_, participant, side) => {
    expect(sideOf(participant)).toBe(side);
  });

  it('for one side of two when the unions of two continents meet', () => {
    const unions = [
      holder('ursula-von-der-leyen', 'commission_president'),
      holder('mahamoud-ali-youssouf', 'commission_president'),
      holder('antonio-costa', 'council_president'),
    ];
    expect(sidesOf(unions)).toEqual(['organisation:european-union', 'organisation:african-union']);
  });
});
