import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactAction } from '../decisions';
import type { Claim } from '../events';
import { anyClaims, at, claim, claimed, decided, recorded, undone, withdrawn } from './claims.fixture';
import { evolveContacts } from './contacts';
import { allContacts, type ContactsState, claimsOf, contactOf, noContacts, takeChanges } from './state';

const given = (...claims: Claim[]) => {
  const state = noContacts();
  for (const [i, c] of claims.entries()) evolveContacts(state, at(i + 1, claimed(c)));
  return state;
};

const withdraw = (state: ContactsState, ...claimIds: string[]) =>
  evolveContacts(state, at(1_000, withdrawn(...claimIds)));

const contacts = (...claims: Claim[]) => allContacts(given(...claims));

/** What does not depend on when a claim was recorded: which claims are together, and what they say. */
const content = (state: ReturnType<typeof noContacts>) =>
  allContacts(state)
    .map(({ id, firstRecordedAt, updatedAt, newsPosition, ...said }) => ({
      claims: claimsOf(state, id).sort(),
      ...said,
    }))
    .sort((a, b) => (a.claims.join() < b.claims.join() ? -1 : 1));

describe('claims on one occasion', () => {
  it('are one contact, whoever reports it', () => {
    const [contact, ...others] = contacts(claim('a'), claim('b'), claim('c'));
    expect(others).toEqual([]);
    expect(contact).toMatchObject({ id: 'a', status: 'occurred', sources: { articles: 3 } });
  });

  it('are two contacts on successive days', () => {
    expect(contacts(claim('a'), claim('b', { day: '2025-02-16' }))).toHaveLength(2);
  });

  it('are two contacts when one is a call and the other a meeting', () => {
    expect(contacts(claim('a'), claim('b', { mode: 'meeting' }))).toHaveLength(2);
  });

  it('are two contacts when a visit contains a meeting', () => {
    expect(contacts(claim('a', { mode: 'visit' }), claim('b', { mode: 'meeting' }))).toHaveLength(2);
  });

  it('take a call and a video call for one', () => {
    const made = contacts(claim('a'), claim('b', { mode: 'video' }), claim('c', { mode: 'video' }));
    expect(made.map((c) => c.mode)).toEqual(['video']);
  });

  it('give a place to a meeting, and none to a call', () => {
    expect(contacts(claim('a', { mode: 'meeting', place: 'Riyadh' }))).toMatchObject([{ place: 'Riyadh' }]);
    const loose = claim('b', { mode: 'unspecified', place: 'Riyadh' });
    expect(contacts(claim('a'), loose)).toMatchObject([{ mode: 'call', place: null }]);
  });

  it('join when a wider one names the same pair', () => {
    const parties = ['US:marco-rubio', 'RU:sergey-lavrov', 'US:mike-waltz'];
    const [contact, ...others] = contacts(
      claim('a', { mode: 'meeting' }),
      claim('b', { mode: 'meeting', parties }),
    );
    expect(others).toEqual([]);
    expect(contact?.participants.map((p) => p.name)).toEqual(['marco-rubio', 'sergey-lavrov', 'mike-waltz']);
  });

  it('list the person, not also the state that the person speaks for', () => {
    const [contact] = contacts(
      claim('a', { parties: ['US:marco-rubio', 'RU:sergey-lavrov', 'RU'], mode: 'meeting' }),
    );
    expect(contact?.participants.map((p) => p.actorId)).not.toContain('country:RU');
  });
});

describe('a plan', () => {
  const planned = claim('plan', { status: 'planned', published: '2025-02-13T08:00:00Z' });

  it('becomes occurred when its day is reported', () => {
    expect(contacts(planned, claim('report'))).toMatchObject([{ id: 'plan', status: 'occurred' }]);
  });

  it('without a date becomes the next contact of the pair', () => {
    const undated = { ...planned, date: null };
    expect(contacts(undated, claim('report'))).toMatchObject([
      { status: 'occurred', date: { value: '2025-02-15' } },
    ]);
  });

  it('that is called off is cancelled until it is planned anew', () => {
    const off = claim('off', { status: 'cancelled', published: '2025-02-14T08:00:00Z' });
    const on = claim('on', { status: 'planned', published: '2025-02-14T20:00:00Z' });
    expect(contacts(planned, off)).toMatchObject([{ status: 'cancelled' }]);
    expect(contacts(planned, off, on)).toMatchObject([{ status: 'planned' }]);
  });

  it('outlives no report of its occurrence, however late it is repeated', () => {
    const late = claim('late', { status: 'planned', published: '2025-02-17T08:00:00Z' });
    expect(contacts(claim('report'), late)).toMatchObject([{ status: 'occurred' }]);
  });
});

describe('a loose claim', () => {
  it('"spoke on Saturday" joins the call of that day', () => {
    expect(contacts(claim('a'), claim('b', { mode: 'unspecified' }))).toMatchObject([{ mode: 'call' }]);
  });

  it('that recalls a month joins the contact of that month', () => {
    const recall = claim('b', { day: '2025-02', published: '2025-06-01T08:00:00Z', background: true });
    expect(contacts(claim('a'), recall)).toHaveLength(1);
  });

  it('never makes one contact of two anchors', () => {
    const made = contacts(claim('a'), claim('month', { day: '2025-02' }), claim('b', { day: '2025-02-20' }));
    expect(made).toHaveLength(2);
  });

  it('moves to a better anchor that is recorded later', () => {
    const far = claim('far', { day: '2025-02-03' });
    const month = claim('month', { day: '2025-02', published: '2025-02-16T08:00:00Z' });
    const near = claim('near', { day: '2025-02-15' });
    const state = given(far, month, near);
    expect(claimsOf(state, 'far')).toEqual(['far']);
    expect(claimsOf(state, 'month').sort()).toEqual(['month', 'near']);
  });
});

describe('withdrawing', () => {
  it('the only claim removes the contact', () => {
    const state = given(claim('a'));
    takeChanges(state);
    withdraw(state, 'a');
    expect(allContacts(state)).toEqual([]);
    expect(takeChanges(state)).toMatchObject({
      contacts: ['a'],
      moves: [{ claimId: 'a', contactId: null, standing: false }],
    });
  });

  it('the claim that held two together takes them apart', () => {
    const bridge = claim('bridge', { parties: ['US:rubio', 'RU:lavrov', 'UA:sybiha'] });
    const state = given(
      claim('a', { parties: ['US:rubio', 'RU:lavrov'] }),
      claim('b', { parties: ['RU:lavrov', 'UA:sybiha'] }),
      bridge,
    );
    expect(allContacts(state)).toHaveLength(1);
    withdraw(state, 'bridge');
    expect(allContacts(state).map((c) => c.id)).toEqual(['a', 'b']);
  });
});

describe('a claim that replaces one of the revision before', () => {
  const [original] = recorded([claim('original')]);
  const replaces = {
    claimId: 'original',
    position: 1,
    recordedAt: original!.recordedAt,
    status: 'occurred',
  } as const;

  it('keeps the contact’s id, age and place in the news', () => {
    const state = given(claim('original'), claim('later', { day: '2025-02-20' }));
    withdraw(state, 'original');
    evolveContacts(state, at(9, claimed({ ...claim('mended', { initiator: 'country:US' }), replaces })));
    expect(contactOf(state, 'original')).toMatchObject({
      id: 'original',
      initiator: 'country:US',
      firstRecordedAt: original!.recordedAt,
      updatedAt: '2025-06-01T00:00:08.000Z',
      newsPosition: 1,
    });
  });

  it('is news when it tells of another status', () => {
    const state = given(claim('original', { status: 'planned' }));
    withdraw(state, 'original');
    const was = { ...replaces, status: 'planned' } as const;
    evolveContacts(state, at(9, claimed({ ...claim('mended'), replaces: was })));
    expect(contactOf(state, 'original')).toMatchObject({ status: 'occurred', newsPosition: 9 });
  });
});

/** A decision about claims that are told by their places in the list. */
const anyAction = fc.record({
  kind: fc.constantFrom('merge', 'split', 'dismiss', 'confirm', 'correct'),
  of: fc.tuple(fc.nat(), fc.nat()),
});

const named = ({ kind, of }: { kind: string; of: [number, number] }, claims: Claim[]): ContactAction => {
  const [one, other] = of.map((n) => claims[n % claims.length]!.claimId) as [string, string];
  if (kind === 'merge' || kind === 'split') return { kind, claims: [one, other] };
  if (kind === 'correct') return { kind, claim: one, fields: { place: 'Oslo' } };
  return { kind: kind as 'dismiss' | 'confirm', claim: one };
};

describe('the contacts of a set of claims', () => {
  it('are the same in any order of arrival, with any claim delivered twice', () => {
    fc.assert(
      fc.property(
        anyClaims.chain((claims) =>
          fc.tuple(
            fc.constant(claims),
            fc.shuffledSubarray([...claims, ...claims], { minLength: claims.length * 2 }),
          ),
        ),
        ([claims, delivered]) => {
          expect(content(given(...delivered))).toEqual(content(given(...claims)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are the same as if a withdrawn claim had never come', () => {
    fc.assert(
      fc.property(anyClaims, fc.func(fc.boolean()), (claims, isKept) => {
        const kept = claims.filter((c) => isKept(c.claimId));
        const state = given(...claims);
        for (const c of claims) if (!kept.includes(c)) withdraw(state, c.claimId);
        expect(content(state)).toEqual(content(given(...kept)));
      }),
      { numRuns: 500 },
    );
  });

  it('are the same as if one claim that is withdrawn had never come', () => {
    fc.assert(
      fc.property(anyClaims, fc.nat(), (claims, n) => {
        fc.pre(claims.length > 0);
        const gone = claims[n % claims.length]!;
        const state = given(...claims);
        withdraw(state, gone.claimId);
        expect(content(state)).toEqual(content(given(...claims.filter((c) => c !== gone))));
      }),
      { numRuns: 1_000 },
    );
  });

  it('are the same as if no decision had been made once all are undone', () => {
    fc.assert(
      fc.property(anyClaims, fc.array(anyAction, { maxLength: 4 }), (claims, actions) => {
        fc.pre(claims.length > 2);
        const state = given(...claims);
        for (const [i, action] of actions.entries())
          evolveContacts(state, at(100 + i, decided(`d${i}`, named(action, claims))));
        for (const i of actions.keys()) evolveContacts(state, at(200 + i, undone(`d${i}`)));
        expect(content(state)).toEqual(content(given(...claims)));
      }),
      { numRuns: 300 },
    );
  });

  it('hold every claim exactly once, under the id of the earliest recorded', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const state = given(...claims);
        const held = allContacts(state).flatMap(({ id }) => claimsOf(state, id));
        expect(held.sort()).toEqual(claims.map((c) => c.claimId).sort());
        for (const { id } of allContacts(state)) {
          const position = (claimId: string) => state.claims.get(claimId)!.position;
          expect(position(id)).toBe(Math.min(...claimsOf(state, id).map(position)));
          expect(contactOf(state, id)?.id).toBe(id);
        }
      }),
    );
  });
});
