import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyContacts, contact, person } from './contact.fixture';
import { actorsOf, dyadOf, dyadsOf } from './who';

const between = (...parties: string[]) => contact('a', { participants: parties.map(person) });

describe('a contact counts', () => {
  it('for those who take part and for the countries that they represent', () => {
    expect(actorsOf(between('US:rubio', 'US:trump', 'RU', ':nato'))).toEqual([
      'person:rubio',
      'country:US',
      'person:trump',
      'country:RU',
      'organisation:nato',
    ]);
  });

  it('for each pair of them, a country standing in for who represents it', () => {
    expect(dyadsOf(between('US:rubio', 'RU:lavrov'))).toEqual([
      ['person:lavrov', 'person:rubio'],
      ['country:RU', 'person:rubio'],
      ['country:US', 'person:lavrov'],
      ['country:RU', 'country:US'],
    ]);
  });

  it('for compatriots as themselves alone', () => {
    expect(dyadsOf(between('US:rubio', 'US:trump'))).toEqual([['person:rubio', 'person:trump']]);
    expect(dyadsOf(between('RU', 'RU:lavrov'))).toEqual([['country:RU', 'person:lavrov']]);
  });

  it('once for each dyad, however many represent the two', () => {
    const dyads = dyadsOf(between('US:rubio', 'US:trump', 'RU:lavrov')).map((dyad) => dyad.join(' '));
    expect(dyads.filter((dyad) => dyad === 'country:RU country:US')).toHaveLength(1);
  });

  it('for the same dyads in whatever order the participants are told', () => {
    fc.assert(
      fc.property(anyContacts, (contacts) => {
        for (const { participants } of contacts) {
          const told = dyadsOf({ participants }).map((dyad) => dyad.join(' '));
          const reversed = dyadsOf({ participants: [...participants].reverse() }).map((d) => d.join(' '));
          expect(reversed.sort()).toEqual(told.sort());
          expect(new Set(told).size).toBe(told.length);
        }
      }),
    );
  });

  it('for no dyad of one actor with itself, and for none but its own actors', () => {
    fc.assert(
      fc.property(anyContacts, (contacts) => {
        for (const one of contacts) {
          const actors = actorsOf(one);
          for (const [a, b] of dyadsOf(one)) {
            expect(a < b).toBe(true);
            expect(actors).toEqual(expect.arrayContaining([a, b]));
          }
        }
      }),
    );
  });
});

it('a dyad is the same in either order', () => {
  expect(dyadOf('b', 'a')).toEqual(dyadOf('a', 'b'));
});
