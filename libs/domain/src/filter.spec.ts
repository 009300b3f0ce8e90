import { describe, expect, it } from 'vitest';
import { claim, recorded } from './contacts/claims.fixture';
import { foldContact } from './contacts/fold';
import { type ContactFilter, matches } from './filter';

const contact = foldContact(
  recorded([
    claim('a', {
      parties: ['US:marco-rubio', 'RU:sergey-lavrov'],
      mode: 'meeting',
      place: 'Riyadh',
      outlet: 'Märkische Post',
    }),
  ]),
);

const lets = (filter: ContactFilter) => matches(filter, contact);

describe('the filter', () => {
  it('lets everything through when it asks for nothing', () => {
    expect(lets({})).toBe(true);
    expect(lets({ actor: [], mode: [] })).toBe(true);
  });

  it('takes values of a field as alternatives and fields as conditions', () => {
    expect(lets({ mode: ['meeting', 'call'] })).toBe(true);
    expect(lets({ mode: ['meeting'], status: ['planned'] })).toBe(false);
  });

  it('asks for a pair with actor and with, never for one actor twice', () => {
    expect(lets({ actor: ['person:marco-rubio'], with: ['person:sergey-lavrov'] })).toBe(true);
    expect(lets({ actor: ['person:marco-rubio'], with: ['person:marco-rubio'] })).toBe(false);
  });

  it('finds a country by those who represent it', () => {
    expect(lets({ country: ['RU'] })).toBe(true);
    expect(lets({ country: ['DE'] })).toBe(false);
  });

  it('asks for two countries with country and withCountry, never for one twice', () => {
    expect(lets({ country: ['RU'], withCountry: ['DE', 'US'] })).toBe(true);
    expect(lets({ country: ['RU'], withCountry: ['DE'] })).toBe(false);
    expect(lets({ country: ['RU'], withCountry: ['RU'] })).toBe(false);
    expect(lets({ withCountry: ['RU'] })).toBe(true);
  });

  it('touches the span of days, both ends included', () => {
    expect(lets({ from: '2025-02-15', to: '2025-02-15' })).toBe(true);
    expect(lets({ from: '2025-02-16' })).toBe(false);
    expect(lets({ to: '2025-02-14' })).toBe(false);
  });

  it('never lets an undated contact through a span', () => {
    const undated = foldContact(recorded([claim('a', { day: null })]));
    expect(matches({ from: '1900-01-01' }, undated)).toBe(false);
  });

  it('searches all words, accents and case aside', () => {
    expect(lets({ q: 'RIYADH markische' })).toBe(true);
    expect(lets({ q: 'riyadh geneva' })).toBe(false);
  });
});
