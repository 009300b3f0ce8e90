import { describe, expect, it } from 'vitest';
import type { Claim } from '../events';
import { at, claim, claimed, decided, decidedOnActor, undone, withdrawn } from './claims.fixture';
import { evolveContacts } from './contacts';
import { allContacts, type ContactsState, claimsOf, noContacts, takeChanges } from './state';

/** The contacts after these events, as ids of their claims. */
const fold = (...events: Parameters<typeof at>[1][]): ContactsState =>
  events.reduce((state, event, i) => evolveContacts(state, at(i + 1, event)), noContacts());

const groups = (state: ContactsState): string[][] =>
  allContacts(state)
    .map(({ id }) => claimsOf(state, id).sort())
    .sort();

const told = (...claims: Claim[]) => fold(...claims.map(claimed));

const meeting = (id: string, said: Parameters<typeof claim>[1] = {}) =>
  claim(id, { mode: 'meeting', ...said });
const inArticle = (made: Claim, articleId: string): Claim => ({
  ...made,
  article: { ...made.article, articleId },
});

describe('a plan that moves', () => {
  const stated = (value: string) => ({ value, precision: 'day', basis: 'stated' }) as const;
  const plan = meeting('plan', { status: 'planned', day: '2025-03-05', published: '2025-02-20T08:00:00Z' });

  it('is one contact with its whole history of dates, when the article tells the day that it had', () => {
    const moved = meeting('moved', {
      status: 'planned',
      day: '2025-03-12',
      published: '2025-03-01T08:00:00Z',
      moved: { from: stated('2025-03-05') },
    });
    const held = meeting('held', { day: '2025-03-12', published: '2025-03-12T20:00:00Z' });
    const state = told(plan, moved, held);
    const [contact, ...others] = allContacts(state);
    expect(others).toEqual([]);
    expect(contact).toMatchObject({ id: 'plan', status: 'occurred', date: { value: '2025-03-12' } });
    expect(contact?.life.map(({ status, date }) => [status, date?.value])).toEqual([
      ['planned', '2025-03-05'],
      ['planned', '2025-03-12'],
      ['occurred', '2025-03-12'],
    ]);
  });

  it('is found by the parties when the article does not tell the day, and may move again', () => {
    const once = meeting('once', {
      status: 'planned',
      day: '2025-03-12',
      published: '2025-03-01T08:00:00Z',
      moved: { from: null },
    });
    const twice = meeting('twice', {
      status: 'planned',
      day: '2025-03-20',
      published: '2025-03-10T08:00:00Z',
      moved: { from: null },
    });
    expect(groups(told(plan, once, twice))).toEqual([['once', 'plan', 'twice']]);
    expect(groups(told(twice, once, plan))).toEqual([['once', 'plan', 'twice']]);
  });

  it('keeps its new date whoever repeats the old one', () => {
    const moved = meeting('moved', {
      status: 'planned',
      day: '2025-03-12',
      published: '2025-03-01T08:00:00Z',
      moved: { from: stated('2025-03-05') },
    });
    const unaware = {
      ...plan,
      claimId: 'unaware',
      article: { ...plan.article, publishedAt: '2025-03-02T08:00:00Z' },
    };
    expect(allContacts(told(plan, moved, unaware))).toMatchObject([{ date: { value: '2025-03-12' } }]);
  });

  it('that was put off without a date has none until one is told', () => {
    const off = meeting('off', {
      status: 'planned',
      day: null,
      published: '2025-03-01T08:00:00Z',
      moved: { from: stated('2025-03-05') },
    });
    expect(allContacts(told(plan, off))).toMatchObject([{ status: 'planned', date: null }]);
  });

  it('is another occasion when the former one took place', () => {
    const held = meeting('held', { day: '2025-03-05', published: '2025-03-05T20:00:00Z' });
    const next = meeting('next', {
      status: 'planned',
      day: '2025-03-20',
      published: '2025-03-06T08:00:00Z',
      moved: { from: null },
    });
    expect(groups(told(plan, held, next))).toEqual([['held', 'plan'], ['next']]);
  });
});

describe('two sides among more', () => {
  const three = ['US:rubio', 'RU:lavrov', 'SA:faisal'];

  it('are one occasion told with and without its further parties', () => {
    expect(
      groups(told(meeting('two', { parties: three.slice(0, 2) }), meeting('three', { parties: three }))),
    ).toEqual([['three', 'two']]);
  });

  it('met at the margins of another occasion when one article tells of both', () => {
    const both = [
      inArticle(meeting('b2', { parties: three.slice(0, 2) }), 'both'),
      inArticle(meeting('b3', { parties: three }), 'both'),
    ];
    const others = [meeting('two', { parties: three.slice(0, 2) }), meeting('three', { parties: three })];
    const apart = [
      ['b2', 'two'],
      ['b3', 'three'],
    ];
    expect(groups(told(...both, ...others))).toEqual(apart);
    expect(groups(told(...others, ...both))).toEqual(apart);
  });

  it('are one again when that article takes one of them back', () => {
    const two = meeting('two', { parties: three.slice(0, 2) });
    const b2 = inArticle(meeting('b2', { parties: three.slice(0, 2) }), 'both');
    const b3 = inArticle(meeting('b3', { parties: three }), 'both');
    expect(groups(fold(claimed(two), claimed(b2), claimed(b3), withdrawn('b2')))).toEqual([['b3', 'two']]);
  });

  it('met a second time when the article counts', () => {
    expect(groups(told(claim('first'), claim('second', { sequence: 2 })))).toEqual([['first'], ['second']]);
  });
});

describe('claims that name only countries', () => {
  it('join those who met for them', () => {
    const countries = meeting('countries', { parties: ['US', 'RU'] });
    expect(groups(told(countries, meeting('persons')))).toEqual([['countries', 'persons']]);
    expect(groups(told(meeting('persons'), countries))).toEqual([['countries', 'persons']]);
  });

  it('join each other when nobody is named', () => {
    const mixed = meeting('mixed', { parties: ['RU:lavrov', 'US'] });
    expect(groups(told(mixed, meeting('countries', { parties: ['US', 'RU'] })))).toEqual([
      ['countries', 'mixed'],
    ]);
  });

  it('never make one of two meetings of other people on that day', () => {
    const state = told(
      meeting('a', { parties: ['US:rubio', 'RU:lavrov'] }),
      meeting('b', { parties: ['US:witkoff', 'RU:dmitriev'] }),
      meeting('c', { parties: ['US', 'RU'] }),
      meeting('d', { parties: ['US', 'RU'] }),
    );
    expect(groups(state)).toHaveLength(2);
  });
});

describe('a claim that names everybody', () => {
  it('is found by those whom it names first, however many there are', () => {
    const crowd = Array.from(
      { length: 60 },
      (_, i) => `${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(65 + Math.floor(i / 26))}:p${i}`,
    );
    const state = told(meeting('crowd', { parties: crowd }), meeting('few', { parties: crowd.slice(0, 5) }));
    expect(groups(state)).toEqual([['crowd', 'few']]);
    expect(state.anchors.size).toBeLessThan(200);
  });
});

describe('a visit', () => {
  it('is one over the days that it takes, whoever is named as host', () => {
    const visit = (id: string, day: string, host: string) =>
      claim(id, { mode: 'visit', day, parties: ['CN:wang', host] });
    expect(groups(told(visit('a', '2025-02-10', 'RU'), visit('b', '2025-02-12', 'RU:lavrov')))).toEqual([
      ['a', 'b'],
    ]);
  });

  it('contains meetings and is none', () => {
    expect(groups(told(claim('v', { mode: 'visit' }), meeting('m')))).toEqual([['m'], ['v']]);
  });
});

describe('which sides have said so', () => {
  it('are those that the articles cite, and ministries in their own readouts', () => {
    const cited = claim('cited', { saidBy: ['RU'] });
    const readout = claim('readout');
    const [contact] = allContacts(
      told(cited, {
        ...readout,
        article: { ...readout.article, outlet: { name: 'State', domain: 'www.state.gov' } },
      }),
    );
    expect(contact).toMatchObject({ sides: ['US', 'RU'], saidBy: ['US', 'RU'] });
    expect(allContacts(told(cited, claim('press')))).toMatchObject([{ saidBy: ['RU'] }]);
  });
});

describe('what analysts decide', () => {
  const a = claimed(claim('a'));
  const b = claimed(claim('b', { day: '2025-02-16' }));
  const c = claimed(claim('c'));

  it('merges contacts, and takes later claims of either along', () => {
    const merged = decided('m', { kind: 'merge', claims: ['a', 'b'] });
    expect(groups(fold(a, b, merged, c))).toEqual([['a', 'b', 'c']]);
    expect(allContacts(fold(a, b, merged))).toMatchObject([{ id: 'a' }]);
  });

  it('splits claims off', () => {
    expect(groups(fold(a, c, decided('s', { kind: 'split', claims: ['c'] })))).toEqual([['a'], ['c']]);
  });

  it('dismisses a claim, which then counts for nothing', () => {
    const dismissed = decided('d', { kind: 'dismiss', claim: 'a' });
    expect(groups(fold(a, c, dismissed))).toEqual([['c']]);
    expect(groups(fold(a, dismissed))).toEqual([]);
  });

  it('corrects fields whatever claims say later, and shows which', () => {
    const corrected = decided('k', {
      kind: 'correct',
      claim: 'a',
      fields: { mode: 'meeting', place: 'Riyadh' },
    });
    expect(allContacts(fold(a, corrected, c))).toMatchObject([
      { mode: 'meeting', place: 'Riyadh', corrected: ['mode', 'place'], sources: { articles: 2 } },
    ]);
  });

  it('confirms a contact', () => {
    expect(allContacts(fold(a, decided('ok', { kind: 'confirm', claim: 'a' })))).toMatchObject([
      { confirmed: true },
    ]);
  });

  it.each([
    ['merge', { kind: 'merge', claims: ['a', 'b'] }],
    ['split', { kind: 'split', claims: ['c'] }],
    ['dismissal', { kind: 'dismiss', claim: 'a' }],
    ['correction', { kind: 'correct', claim: 'a', fields: { mode: 'visit' } }],
    ['confirmation', { kind: 'confirm', claim: 'b' }],
  ] as const)('is as if it had not been once a %s is undone', (_, action) => {
    const byId = (state: ContactsState) => allContacts(state).sort((x, y) => (x.id < y.id ? -1 : 1));
    expect(byId(fold(a, b, c, decided('x', action), undone('x')))).toEqual(byId(fold(a, b, c)));
  });

  it('follows a claim into its revision', () => {
    const revision = claim('r', {
      replaces: { claimId: 'a', position: 1, recordedAt: '2025-06-01T00:00:00.000Z', status: 'occurred' },
    });
    const events = [
      a,
      decided('k', { kind: 'correct', claim: 'a', fields: { place: 'Riyadh' } }),
      withdrawn('a'),
    ];
    expect(allContacts(fold(...events, claimed(revision)))).toMatchObject([{ place: 'Riyadh' }]);
  });

  it('makes one actor of two, whose contacts then are the same', () => {
    const other = claimed(claim('o', { parties: ['US:rubio-m', 'RU:sergey-lavrov'] }));
    const same = decidedOnActor('same', {
      kind: 'merge',
      actor: 'person:rubio-m',
      into: 'person:marco-rubio',
      as: { actorId: 'person:marco-rubio', name: 'Marco Rubio', kind: 'person', country: 'US' },
    });
    expect(groups(fold(a, other))).toEqual([['a'], ['o']]);
    expect(groups(fold(a, other, same))).toEqual([['a', 'o']]);
    expect(groups(fold(a, same, other))).toEqual([['a', 'o']]);
    expect(groups(fold(a, other, same, undone('same')))).toEqual([['a'], ['o']]);
  });

  it('forgets a chain of merges link by link', () => {
    const merge = (id: string, actor: string, into: string) =>
      decidedOnActor(id, {
        kind: 'merge',
        actor: `person:${actor}`,
        into: `person:${into}`,
        as: { actorId: `person:${into}`, name: into, kind: 'person', country: 'US' },
      });
    const first = claimed(claim('f', { parties: ['US:one', 'RU:lavrov'] }));
    const chain = [first, merge('12', 'one', 'two'), merge('23', 'two', 'three')];
    const party = (state: ContactsState) => allContacts(state)[0]?.participants[0]?.actorId;
    expect(party(fold(...chain))).toBe('person:three');
    expect(party(fold(...chain, undone('23')))).toBe('person:two');
    expect(party(fold(...chain, undone('12')))).toBe('person:one');
  });

  it('splits off what an earlier decision merged', () => {
    const merged = decided('m', { kind: 'merge', claims: ['a', 'b'] });
    const split = decided('s', { kind: 'split', claims: ['b'] });
    expect(groups(fold(a, b, merged, split))).toEqual([['a'], ['b']]);
    expect(groups(fold(a, b, merged, split, undone('s')))).toEqual([['a', 'b']]);
  });

  it('renames an actor everywhere', () => {
    const named = decidedOnActor('n', { kind: 'rename', actor: 'person:marco-rubio', name: 'M. A. Rubio' });
    expect(allContacts(fold(a, named))[0]?.participants[0]?.name).toBe('M. A. Rubio');
  });
});

describe('where claims belong', () => {
  it('is told for each event that changes it, with its position', () => {
    const state = fold(claimed(claim('loose', { day: '2025-02' })), claimed(claim('anchor')));
    expect(takeChanges(state).moves).toMatchObject([
      { claimId: 'loose', contactId: 'loose', position: 1 },
      { claimId: 'anchor', contactId: 'loose', position: 2 },
    ]);
    evolveContacts(state, at(3, decided('d', { kind: 'dismiss', claim: 'loose' })));
    expect(takeChanges(state).moves).toMatchObject([
      { claimId: 'anchor', contactId: 'anchor', position: 3 },
      { claimId: 'loose', contactId: null, standing: true, position: 3 },
    ]);
    evolveContacts(state, at(4, withdrawn('loose', 'anchor')));
    expect(takeChanges(state).moves.map((move) => [move.claimId, move.contactId, move.standing])).toEqual([
      ['loose', null, false],
      ['anchor', null, false],
    ]);
  });
});
