import { describe, expect, it } from 'vitest';
import { between, concerning } from './concerning';

const country = (code: string) => ({ actorId: `country:${code}`, country: code });
const person = (name: string, of: string) => ({ actorId: `person:${name}`, country: of });

describe('contacts of someone', () => {
  it('are those in which a person takes part', () => {
    expect(concerning('person:marco-rubio')).toEqual({ actor: ['person:marco-rubio'] });
  });

  it('are of a country also those of who represents it', () => {
    expect(concerning('country:US')).toEqual({ country: ['US'] });
  });

  it('are between two countries those between who represents them', () => {
    expect(between(country('RU'), country('US'))).toEqual({ country: ['RU'], withCountry: ['US'] });
  });

  it('are between a country and a person those with whoever represents it', () => {
    const rubio = person('marco-rubio', 'US');
    expect(between(country('RU'), rubio)).toEqual({ country: ['RU'], actor: ['person:marco-rubio'] });
    expect(between(rubio, country('RU'))).toEqual({ country: ['RU'], actor: ['person:marco-rubio'] });
  });

  it('are between a country and one of its own those of both', () => {
    expect(between(country('US'), person('marco-rubio', 'US'))).toEqual({
      actor: ['country:US'],
      with: ['person:marco-rubio'],
    });
  });

  it('are between two persons those of both', () => {
    expect(between(person('marco-rubio', 'US'), person('sergey-lavrov', 'RU'))).toEqual({
      actor: ['person:marco-rubio'],
      with: ['person:sergey-lavrov'],
    });
  });
});
