import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyContacts, person } from '../history/contact.fixture';
import { anySelector, lists, rule } from './alerts.fixture';
import { watchedPairs } from './pairs';
import type { Member } from './rule';
import { RuleIndex } from './rule-index';

const roles = fc.constantFrom(undefined, 'foreign_minister', 'head_of_state');

describe('the rules for a contact', () => {
  it('have every one that means a pair of it', () => {
    const sides = fc.array(fc.tuple(anySelector, anySelector), { maxLength: 8 });
    fc.assert(
      fc.property(anyContacts, sides, roles, (contacts, ruled, role) => {
        const rules = ruled.map(([who, other], i) => rule({ ruleId: String(i), who, with: other }));
        const index = new RuleIndex(rules, lists);
        for (const { participants } of contacts) {
          const one = { participants: participants.map((p) => (p.kind === 'person' ? { ...p, role } : p)) };
          const found = index.rulesFor(one);
          for (const each of rules)
            if (watchedPairs(each, one, lists).length > 0) expect(found.has(each)).toBe(true);
        }
      }),
    );
  });

  it('have none whose sides name nobody in it', () => {
    const index = new RuleIndex(
      [
        rule({ who: { actor: 'person:xi' }, with: { any: true } }),
        rule({ who: { actor: 'person:rubio' }, with: { country: 'UA' } }),
        rule({ who: { list: 'empty' }, with: { any: true } }),
        rule({ who: { office: 'foreign_minister', country: 'CN' }, with: { any: true } }),
      ],
      lists,
    );
    expect([...index.rulesFor({ participants: [person('US:rubio'), person('RU:lavrov')] })]).toEqual([]);
  });

  it('have a rule once, however often it names them', () => {
    const members: Member[] = [{ actor: 'person:lavrov' }, { country: 'RU' }, { country: 'RU' }];
    const both = rule({ who: { list: 'moscow' }, with: { any: true } });
    const index = new RuleIndex([both], new Map([['moscow', members]]));
    const found = index.rulesFor({ participants: [person('RU:lavrov'), person('US:rubio')] });
    expect([...found]).toEqual([both]);
  });

  it('have those of a list that is too long to be looked up by its members', () => {
    const crowd = rule({ who: { list: 'crowd' }, with: { country: 'RU' } });
    const index = new RuleIndex([crowd], lists);
    expect(index.rulesFor({ participants: [person('US:rubio'), person('RU:lavrov')] }).has(crowd)).toBe(true);
    expect(index.rulesFor({ participants: [person('US:rubio'), person('UA:sybiha')] }).size).toBe(0);
  });
});
