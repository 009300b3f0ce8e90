import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyContacts, person } from '../history/contact.fixture';
import { dyadsOf } from '../history/who';
import { anySelector, lists } from './alerts.fixture';
import { dyadName, watchedPairs } from './pairs';
import type { Selector } from './rule';

const lavrov = { ...person('RU:lavrov'), role: 'foreign_minister' };
const rubio = { ...person('US:rubio'), role: 'foreign_minister' };
const [trump, ushakov, sybiha, nato] = ['US:trump', 'RU:ushakov', 'UA:sybiha', ':nato'].map(person);
const ANY = { any: true } as const;

const pairs = (who: Selector, other: Selector, ...participants: ReturnType<typeof person>[]): string[] =>
  watchedPairs({ who, with: other }, { participants }, lists).map((pair) => `${pair.who} ${pair.with}`);

describe('a side of a rule means', () => {
  it('an actor by its id', () => {
    expect(pairs({ actor: 'person:rubio' }, { actor: 'person:lavrov' }, lavrov, rubio, trump!)).toEqual([
      'person:rubio person:lavrov',
    ]);
    expect(pairs({ actor: 'person:rubio' }, { actor: 'organisation:nato' }, rubio, nato!)).toHaveLength(1);
    expect(pairs({ actor: 'person:rubio' }, { actor: 'person:xi' }, rubio, lavrov)).toEqual([]);
  });

  it('a country as one party, however many represent it', () => {
    expect(pairs({ country: 'US' }, { country: 'RU' }, rubio, trump!, lavrov, ushakov!)).toEqual([
      'country:US country:RU',
    ]);
    expect(pairs({ country: 'RU' }, { actor: 'person:rubio' }, person('RU'), rubio)).toEqual([
      'country:RU person:rubio',
    ]);
  });

  it('the same by a country and by the actor that it is', () => {
    expect(pairs({ actor: 'country:RU' }, ANY, lavrov, rubio)).toEqual(
      pairs({ country: 'RU' }, ANY, lavrov, rubio),
    );
  });

  it('whoever holds an office, of any country or of one', () => {
    const office = 'foreign_minister';
    expect(pairs({ office }, { office }, lavrov, rubio, trump!)).toEqual(['person:lavrov person:rubio']);
    expect(pairs({ office, country: 'RU' }, ANY, lavrov, rubio)).toEqual(['person:lavrov person:rubio']);
    expect(pairs({ office, country: 'UA' }, ANY, lavrov, rubio)).toEqual([]);
    expect(pairs({ office: 'head_of_state' }, ANY, lavrov, rubio)).toEqual([]);
  });

  it('each member of a list by itself, a country among them as one', () => {
    expect(pairs({ list: 'moscow' }, { country: 'US' }, lavrov, ushakov!, rubio)).toEqual([
      'person:lavrov country:US',
      'country:RU country:US',
    ]);
    expect(pairs({ list: 'empty' }, ANY, lavrov, rubio)).toEqual([]);
    expect(pairs({ list: 'unknown' }, ANY, lavrov, rubio)).toEqual([]);
  });

  it('anyone, each by itself and each pair once', () => {
    expect(pairs(ANY, ANY, lavrov, rubio, sybiha!)).toEqual([
      'person:lavrov person:rubio',
      'person:lavrov person:sybiha',
      'person:rubio person:sybiha',
    ]);
  });
});

describe('nobody', () => {
  it('meets the own country', () => {
    expect(pairs({ country: 'US' }, ANY, rubio, trump!)).toEqual([]);
    expect(pairs({ country: 'US' }, { country: 'US' }, rubio, trump!)).toEqual([]);
    expect(pairs({ country: 'US' }, ANY, rubio, trump!, lavrov)).toEqual(['country:US person:lavrov']);
  });

  it('meets himself', () => {
    expect(pairs({ actor: 'person:rubio' }, { actor: 'person:rubio' }, rubio, lavrov)).toEqual([]);
    expect(pairs(ANY, ANY, rubio)).toEqual([]);
  });
});

it('compatriots meet as themselves', () => {
  expect(pairs({ actor: 'person:rubio' }, ANY, rubio, trump!)).toEqual(['person:rubio person:trump']);
});

it('a rule means pairs of the contact, each once, and the same with its sides exchanged', () => {
  fc.assert(
    fc.property(anyContacts, anySelector, anySelector, (contacts, who, other) => {
      for (const one of contacts) {
        const names = watchedPairs({ who, with: other }, one, lists).map(dyadName);
        expect(new Set(names).size).toBe(names.length);
        expect(dyadsOf(one).map((dyad) => dyad.join(' '))).toEqual(expect.arrayContaining(names));
        const exchanged = watchedPairs({ who: other, with: who }, one, lists).map(dyadName);
        expect(exchanged.sort()).toEqual(names.sort());
      }
    }),
  );
});

it('the name of a pair is the same in either order', () => {
  expect(dyadName({ who: 'b', with: 'a' })).toBe(dyadName({ who: 'a', with: 'b' }));
});
