import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article } from '../support/articles';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { type Answer, eventually, startServer, type TestServer } from '../support/server';

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await createDatabase();
  server = await startServer({ CHANCERY_DATABASE_URL: database.url });
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

const NOBODY = '00000000-0000-4000-8000-000000000000';

const say = (id: string, text: string, outlet = `Outlet ${id}`) =>
  server.call('POST', '/articles', article(id, { title: 'Telefonat', text, outlet: { name: outlet } }));

const claimIds = ({ body }: Answer): string[] =>
  body.claims.map((claim: { claimId: string }) => claim.claimId);

const contact = (id: string) => server.call('GET', `/contacts/${id}`);

/** The contact that the article tells of, with all its claims, once it has so many. */
const told = async (articleId: string, claims = 1): Promise<Answer> => {
  const found = await eventually(
    async () => {
      const { body } = await server.call('GET', '/contacts?limit=200');
      const all: Answer[] = await Promise.all(body.items.map((item: { id: string }) => contact(item.id)));
      return all.find((answer) =>
        answer.body.claims?.some(
          (c: { article: { articleId: string } }) => c.article.articleId === articleId,
        ),
      );
    },
    (answer) => answer?.body.claims.length === claims,
  );
  return found!;
};

const decide = (action: object, headers?: Record<string, string>, reason = 'It is so.') =>
  server.call('POST', '/decisions', { action, reason }, headers);

const decideActor = (action: object, reason = 'It is so.') =>
  server.call('POST', '/actors/decisions', { action, reason });

const undo = (id: string, headers?: Record<string, string>) =>
  server.call('POST', `/decisions/${id}/undo`, { reason: 'It was not.' }, headers);

/** What a contact shows, without what was decided about it. */
const shown = ({ body }: Answer) => {
  const { decisions, ...rest } = body;
  return rest;
};

/** Two outlets on one call of two ministers on a day that no other spec uses. */
const call = (day: string, a: string, b: string) => `${a} hat am ${day} 2025 mit ${b} telefoniert.`;
const LAMMY = 'Der britische Außenminister David Lammy';
const SIKORSKI = 'dem polnischen Außenminister Radosław Sikorski';
const FIDAN = 'Der türkische Außenminister Hakan Fidan';
const ARAGHCHI = 'dem iranischen Außenminister Abbas Araghtschi';

describe('two contacts that an analyst merges', () => {
  it('are one, and two again as before when that is undone', async () => {
    await say('merge-1', call('3. Februar', LAMMY, SIKORSKI));
    await say('merge-2', call('4. Februar', LAMMY, SIKORSKI));
    const [one, two] = [await told('merge-1'), await told('merge-2')];
    const decided = await decide({ kind: 'merge', claims: [...claimIds(one), ...claimIds(two)] });
    expect(decided).toMatchObject({
      status: 201,
      body: { id: expect.any(String), position: expect.any(Number) },
    });
    const merged = await eventually(
      () => contact(one.body.id),
      ({ body }) => body.claims?.length === 2,
    );
    expect(merged.body.decisions).toMatchObject([
      {
        id: decided.body.id,
        action: { kind: 'merge' },
        author: 'administrator',
        reason: 'It is so.',
        undone: null,
      },
    ]);
    expect((await contact(two.body.id)).body.id).toBe(one.body.id);
    expect(await undo(decided.body.id)).toMatchObject({ status: 201 });
    const apart = await eventually(
      () => contact(one.body.id),
      ({ body }) => body.claims?.length === 1,
    );
    expect(shown(apart)).toEqual(shown(one));
    expect(shown(await contact(two.body.id))).toEqual(shown(two));
    const { body } = await server.call('GET', `/decisions?contact=${one.body.id}`);
    expect(body.items).toMatchObject([
      { id: decided.body.id, undone: { author: 'administrator', reason: 'It was not.' } },
    ]);
  });

  it('must be two', async () => {
    await say('merge-3', call('5. Februar', LAMMY, SIKORSKI));
    await say('merge-4', call('5. Februar', LAMMY, SIKORSKI));
    const one = await told('merge-3', 2);
    const refused = await decide({ kind: 'merge', claims: claimIds(one) });
    expect(refused).toMatchObject({ status: 409, body: { code: 'ONE_CONTACT' } });
  });
});

describe('claims that an analyst splits off', () => {
  it('are a contact of their own, also for the history of the one that they left', async () => {
    await say('split-1', call('6. Februar', LAMMY, SIKORSKI));
    await say('split-2', call('6. Februar', LAMMY, SIKORSKI));
    const both = await told('split-1', 2);
    const stays = both.body.id;
    const goes = claimIds(both).find((id) => id !== stays);
    const decided = await decide({ kind: 'split', claims: [goes] });
    const left = await eventually(
      () => contact(stays),
      ({ body }) => body.claims?.length === 1,
    );
    expect(left.body.decisions).toMatchObject([{ id: decided.body.id, action: { kind: 'split' } }]);
    await undo(decided.body.id);
    const again = await eventually(
      () => contact(both.body.id),
      ({ body }) => body.claims?.length === 2,
    );
    expect(shown(again)).toEqual(shown(both));
  });

  it('must leave something behind and come from one contact', async () => {
    await say('split-3', call('7. Februar', LAMMY, SIKORSKI));
    await say('split-4', call('8. Februar', LAMMY, SIKORSKI));
    const [one, two] = [await told('split-3'), await told('split-4')];
    expect(await decide({ kind: 'split', claims: claimIds(one) })).toMatchObject({
      status: 409,
      body: { code: 'NOTHING_LEFT' },
    });
    expect(await decide({ kind: 'split', claims: [...claimIds(one), ...claimIds(two)] })).toMatchObject({
      status: 409,
      body: { code: 'SEVERAL_CONTACTS' },
    });
  });
});

describe('a correction', () => {
  const correct = (claim: string | undefined, fields: object) => decide({ kind: 'correct', claim, fields });

  it('holds over a redelivery and a revision of the article, until it is undone', async () => {
    const text = call('9. Februar', LAMMY, SIKORSKI);
    await say('correct-1', text);
    const before = await told('correct-1');
    const decided = await correct(claimIds(before)[0], { mode: 'meeting', place: 'Warsaw' });
    const corrected = { mode: 'meeting', place: 'Warsaw', corrected: ['mode', 'place'] };
    await eventually(
      () => contact(before.body.id),
      ({ body }) => body.place === 'Warsaw',
    );
    expect((await say('correct-1', text)).body).toMatchObject({ duplicates: 1 });
    const mended = `${text} Das teilte das Amt mit.`;
    await say('correct-1', mended);
    const revised = await eventually(
      () => contact(before.body.id),
      ({ body }) => body.claims?.[0]?.article.text === mended,
    );
    expect(revised.body).toMatchObject(corrected);
    expect(claimIds(revised)).not.toEqual(claimIds(before));
    await undo(decided.body.id);
    const former = await eventually(
      () => contact(before.body.id),
      ({ body }) => body.corrected.length === 0,
    );
    expect(former.body).toMatchObject({ mode: 'call', place: null, date: before.body.date });
  });

  it('must change something, and be possible', async () => {
    await say('correct-2', call('10. Februar', LAMMY, SIKORSKI));
    const before = await told('correct-2');
    const [claim] = claimIds(before);
    expect(await correct(claim, { mode: 'call', date: before.body.date })).toMatchObject({
      status: 409,
      body: { code: 'NOTHING_CHANGES' },
    });
    const bad = await correct(claim, {
      date: { value: '2025-02-30', precision: 'day', basis: 'stated' },
      initiator: 'person:nobody',
      participants: [
        { actorId: 'person:a', name: 'A', kind: 'country', country: null },
        { actorId: 'person:a', name: 'A', kind: 'person', country: null },
      ],
    });
    expect(bad).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
    expect(bad.body.errors.map((fault: { path: string }) => fault.path)).toEqual([
      'action.fields.date',
      'action.fields.participants.0.actorId',
      'action.fields.participants',
      'action.fields.initiator',
    ]);
    expect((await correct(claim, {})).body.detail).toMatch(/must set at least one field/);
  });
});

describe('a claim', () => {
  it('that is dismissed counts for nothing until that is undone', async () => {
    await say('dismiss-1', call('11. Februar', LAMMY, SIKORSKI));
    const before = await told('dismiss-1');
    const [claim] = claimIds(before);
    const decided = await decide({ kind: 'dismiss', claim });
    await eventually(
      () => contact(before.body.id),
      ({ status }) => status === 404,
    );
    expect(await decide({ kind: 'confirm', claim })).toMatchObject({
      status: 409,
      body: { code: 'CLAIM_DISMISSED' },
    });
    const { body } = await server.call('GET', `/decisions?contact=${before.body.id}`);
    expect(body.items).toMatchObject([{ id: decided.body.id }]);
    await undo(decided.body.id);
    const again = await eventually(
      () => contact(before.body.id),
      ({ status }) => status === 200,
    );
    expect(shown(again)).toEqual(shown(before));
  });

  it('that is confirmed marks its contact, once', async () => {
    await say('confirm-1', call('12. Februar', LAMMY, SIKORSKI));
    const before = await told('confirm-1');
    const [claim] = claimIds(before);
    await decide({ kind: 'confirm', claim });
    await eventually(
      () => contact(before.body.id),
      ({ body }) => body.confirmed === true,
    );
    expect(await decide({ kind: 'confirm', claim }, {}, 'Once more.')).toMatchObject({
      status: 409,
      body: { code: 'NOTHING_CHANGES' },
    });
  });

  it('must exist and stand', async () => {
    expect(await decide({ kind: 'dismiss', claim: NOBODY })).toMatchObject({
      status: 404,
      body: { code: 'CLAIM_NOT_FOUND' },
    });
    await say('stand-1', call('13. Februar', LAMMY, SIKORSKI));
    const before = await told('stand-1');
    await say('stand-1', 'Ein berichtigter Text ohne Belang.');
    await eventually(
      () => contact(before.body.id),
      ({ status }) => status === 404,
    );
    expect(await decide({ kind: 'dismiss', claim: claimIds(before)[0] })).toMatchObject({
      status: 409,
      body: { code: 'CLAIM_WITHDRAWN' },
    });
  });
});

describe('a request that is repeated', () => {
  it('decides once, also at the same time', async () => {
    await say('repeat-1', call('14. Februar', LAMMY, SIKORSKI));
    const [claim] = claimIds(await told('repeat-1'));
    const action = { kind: 'correct', claim, fields: { place: 'Vienna' } };
    const answers = await Promise.all([decide(action), decide(action), decide(action)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const { id } = answers[0]!.body;
    await undo(id);
    const anew = await eventually(
      () => decide(action),
      ({ body }) => body.id !== id && body.id !== undefined,
    );
    expect(anew.status).toBe(201);
  });

  it('under a key is answered as the first one, and another request under it refused', async () => {
    await say('repeat-2', call('15. Februar', LAMMY, SIKORSKI));
    const [claim] = claimIds(await told('repeat-2'));
    const key = { 'idempotency-key': 'spec-1' };
    const action = { kind: 'confirm', claim };
    const first = await decide(action, key);
    expect(await decide(action, key)).toMatchObject({ status: 201, body: first.body });
    expect(await decide({ kind: 'dismiss', claim }, key)).toMatchObject({
      status: 409,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    const undone = await undo(first.body.id, { 'idempotency-key': 'spec-2' });
    expect(await undo(first.body.id, { 'idempotency-key': 'spec-2' })).toMatchObject({ body: undone.body });
    expect(await undo(first.body.id)).toMatchObject({ status: 409, body: { code: 'ALREADY_UNDONE' } });
    expect(await undo(NOBODY)).toMatchObject({ status: 404, body: { code: 'DECISION_NOT_FOUND' } });
  });
});

describe('two actors that an analyst merges', () => {
  const spelled = (name: string) =>
    `${FIDAN} hat am 20. Februar 2025 mit dem libyschen Unterhändler ${name} telefoniert.`;

  it('are one, with the contacts and spellings of both, until that is undone', async () => {
    await say('actors-1', spelled('Omar Zentani'));
    await say('actors-2', spelled('Umar as-Sintani'));
    const [one, two] = [await told('actors-1'), await told('actors-2')];
    const other = ({ body }: Answer): string =>
      body.participants.find((p: { name: string }) => p.name !== 'Hakan Fidan').actorId;
    const [actor, into] = [other(two), other(one)];
    expect(one.body.id).not.toBe(two.body.id);
    const decided = await decideActor({ kind: 'merge', actor, into });
    expect(decided.status).toBe(201);
    const merged = await eventually(
      () => contact(one.body.id),
      ({ body }) => body.claims?.length === 2,
    );
    expect(merged.body.participants.map((p: { actorId: string }) => p.actorId)).toContain(into);
    const page = await server.call('GET', `/actors/${actor}`);
    expect(page.body).toMatchObject({ actorId: into, contacts: 1, mergedFrom: [actor] });
    expect(page.body.spellings.map((s: { text: string }) => s.text)).toEqual(
      expect.arrayContaining(['Omar Zentani', 'Umar as-Sintani']),
    );
    expect(page.body.decisions).toMatchObject([{ id: decided.body.id, undone: null }]);
    const found = await server.call('GET', '/actors?q=umar');
    expect(found.body.items.map((item: { actorId: string }) => item.actorId)).toEqual([into]);

    expect(await decideActor({ kind: 'merge', actor: into, into: actor })).toMatchObject({
      status: 409,
      body: { code: 'ACTOR_CIRCLE' },
    });
    expect(await decideActor({ kind: 'merge', actor, into: 'person:hakan-fidan' })).toMatchObject({
      status: 409,
      body: { code: 'ACTOR_MERGED' },
    });
    await undo(decided.body.id);
    const apart = await eventually(
      () => contact(one.body.id),
      ({ body }) => body.claims?.length === 1,
    );
    expect(shown(apart)).toEqual(shown(one));
    expect((await server.call('GET', `/actors/${actor}`)).body).toMatchObject({
      actorId: actor,
      mergedFrom: [],
    });
    const { body } = await server.call('GET', `/decisions?actor=${into}`);
    expect(body.items).toMatchObject([{ id: decided.body.id, undone: { reason: 'It was not.' } }]);
  });

  it('must exist and differ', async () => {
    await say('actors-3', call('21. Februar', FIDAN, ARAGHCHI));
    await told('actors-3');
    const fidan = 'person:hakan-fidan';
    expect(await decideActor({ kind: 'merge', actor: fidan, into: fidan })).toMatchObject({
      status: 409,
      body: { code: 'ACTOR_CIRCLE' },
    });
    expect(await decideActor({ kind: 'merge', actor: fidan, into: 'person:nobody' })).toMatchObject({
      status: 404,
      body: { code: 'ACTOR_NOT_FOUND' },
    });
    expect(await decideActor({ kind: 'rename', actor: fidan, name: 'Hakan Fidan' })).toMatchObject({
      status: 409,
      body: { code: 'NOTHING_CHANGES' },
    });
    expect((await decideActor({ kind: 'rename', actor: 'fidan', name: 'X' })).status).toBe(400);
  });

  it('may be called otherwise', async () => {
    const decided = await decideActor({
      kind: 'rename',
      actor: 'person:abbas-araghchi',
      name: 'S. A. Araghchi',
    });
    expect(decided.status).toBe(201);
    await eventually(
      () => server.call('GET', '/actors/person:abbas-araghchi'),
      ({ body }) => body.name === 'S. A. Araghchi',
    );
    await undo(decided.body.id);
    await eventually(
      () => server.call('GET', '/actors/person:abbas-araghchi'),
      ({ body }) => body.name !== 'S. A. Araghchi',
    );
  });
});

describe('the list of decisions', () => {
  it('tells all of them in pages, latest first', async () => {
    const ids: string[] = [];
    const moments: string[] = [];
    let cursor = '';
    do {
      const { body } = await server.call('GET', `/decisions?limit=3${cursor && `&cursor=${cursor}`}`);
      ids.push(...body.items.map((item: { id: string }) => item.id));
      moments.push(...body.items.map((item: { recordedAt: string }) => item.recordedAt));
      cursor = body.nextCursor ?? '';
    } while (cursor !== '');
    expect(ids.length).toBeGreaterThan(8);
    expect(new Set(ids).size).toBe(ids.length);
    expect(moments).toEqual([...moments].sort().reverse());
  });

  it.each(['/decisions?contact=nonsense', '/decisions?cursor=nonsense', '/decisions?colour=red'])(
    'refuses %s',
    async (path) => {
      expect(await server.call('GET', path)).toMatchObject({
        status: 400,
        body: { code: 'INVALID_REQUEST' },
      });
    },
  );
});
