import type {
  Clock,
  ContactItem,
  ReplayChange,
  ReplayOpened,
  ReplayReel,
  ReplayScene,
} from '@chancery/contracts';
import { type Contact, type ContactFilter, foldContact, matches, type StandingClaim } from '@chancery/domain';
import fc from 'fast-check';
import type { Ask } from './orders';

type Told = Extract<ReplayChange, { kind: 'told' }>;
type Decided = Extract<ReplayChange, { kind: 'decided' }>;

/** A claim of a call of Rubio and Lavrov on 15 February 2025, told at a moment. */
export const told = (
  id: string,
  at: string,
  { position = 1, contactId = id, ...said }: Partial<StandingClaim> & { contactId?: string } = {},
): Told => ({
  kind: 'told',
  at,
  contactId,
  claim: {
    claimId: id,
    position,
    recordedAt: at,
    mode: 'call',
    status: 'occurred',
    participants: [
      { actorId: 'person:marco-rubio', name: 'Marco Rubio', kind: 'person', country: 'US' },
      { actorId: 'person:sergey-lavrov', name: 'Sergey Lavrov', kind: 'person', country: 'RU' },
    ],
    date: { value: '2025-02-15', precision: 'day', basis: 'stated' },
    place: null,
    initiator: null,
    topics: [],
    background: false,
    confidence: 0.8,
    evidence: [{ field: 'sentence', part: 'text', start: 0, end: 4, quote: `told by ${id}` }],
    extractor: 'spec/1',
    article: {
      articleId: `article-${id}`,
      revision: 1,
      textHash: id,
      outlet: { name: `Outlet ${id}` },
      lang: 'de',
      publishedAt: at,
      title: 'Title',
      demo: false,
    },
    ...said,
  },
});

const START = Date.UTC(2025, 1, 1);
export const moment = (hour: number): string => new Date(START + hour * 3_600_000).toISOString();

/** Records of a few contacts that are told, change status and are taken back, with silences and simultaneous words. */
export const anyRecord: fc.Arbitrary<ReplayChange[]> = fc
  .array(
    fc.record({
      contact: fc.integer({ min: 0, max: 9 }),
      wait: fc.constantFrom(0, 0, 1, 2, 300),
      status: fc.constantFrom('occurred', 'planned', 'cancelled' as const),
      mode: fc.constantFrom('call', 'meeting' as const),
      date: fc.constantFrom('2025-02-15', '2025-02-16', null),
      leaves: fc.boolean(),
      confirms: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((steps) => {
    let hour = 0;
    const standing: Told[] = [];
    return steps.map((step, i): ReplayChange => {
      hour += step.wait;
      const at = moment(hour);
      const contactId = `contact-${step.contact}`;
      const leaving = step.leaves ? standing.shift() : undefined;
      if (leaving) return { kind: 'left', at, contactId: leaving.contactId, claimId: leaving.claim.claimId };
      if (step.confirms && i % 3 === 0) {
        const action = { kind: 'confirm', claim: contactId } as const;
        const decision = { decisionId: `decision-${i}`, author: 'spec', reason: 'seen', action };
        return { kind: 'decided', at, contactId, decision, position: i + 1, recordedAt: at };
      }
      const date = step.date && ({ value: step.date, precision: 'day', basis: 'stated' } as const);
      const { status, mode } = step;
      const change = told(`claim-${i}`, at, { position: i + 1, contactId, status, mode, date });
      standing.push(change);
      return change;
    });
  });

/** How a record stood after some of its changes, folded at once. */
export const foldedAfter = (
  changes: readonly ReplayChange[],
  filter: ContactFilter,
  clock: Clock,
): ContactItem[] => {
  const made = new Map<string, { claims: Map<string, StandingClaim>; decided: Decided[] }>();
  for (const change of changes) {
    const making = made.get(change.contactId) ?? { claims: new Map(), decided: [] as Decided[] };
    made.set(change.contactId, making);
    if (change.kind === 'told') making.claims.set(change.claim.claimId, change.claim);
    if (change.kind === 'left') making.claims.delete(change.claimId);
    if (change.kind === 'decided') making.decided.push(change);
  }
  return [...made]
    .filter(([, { claims }]) => claims.size > 0)
    .map(([id, { claims, decided }]): Contact => {
      const decisions = decided.map(({ decision, position, at }) => ({
        ...decision,
        position,
        recordedAt: at,
      }));
      return { ...foldContact(claims.values(), decisions), id };
    })
    .filter((contact) => matches(filter, contact))
    .sort((a, b) => {
      if (clock === 'published' && a.newsAt !== b.newsAt) return a.newsAt < b.newsAt ? 1 : -1;
      return b.newsPosition - a.newsPosition || (a.id < b.id ? 1 : -1);
    }) as unknown as ContactItem[];
};

const upTo = (changes: readonly ReplayChange[], at: string) => changes.findLastIndex((c) => c.at <= at) + 1;

/** The scene of a record at a moment, as the server gives it. */
export const sceneAt = (
  changes: readonly ReplayChange[],
  at: string,
  { filter = {}, clock = 'published', session = 'one' }: Partial<ReplayOpened> = {},
): ReplayScene => {
  const place = upTo(changes, at);
  return {
    session,
    at,
    items: foldedAfter(changes.slice(0, place), filter, clock).slice(0, 50),
    cursor: `${place}`,
    next: changes[place]?.at ?? null,
    previous: changes[place - 1]?.at ?? null,
  };
};

/** What follows a place in a record: at most `limit` changes, and what their contacts were at the scene. */
export const reelAfter = (
  changes: readonly ReplayChange[],
  scene: ReplayScene,
  after: string,
  limit: number,
): ReplayReel => {
  const [opening, start] = [Number(scene.cursor), Number(after)];
  const part = changes.slice(start, start + limit);
  const known = new Set(changes.slice(opening, start).map((change) => change.contactId));
  const fresh = new Set(part.map((change) => change.contactId).filter((id) => !known.has(id)));
  return {
    session: scene.session,
    changes: part,
    earlier: changes.slice(0, opening).filter((change) => fresh.has(change.contactId)),
    cursor: `${start + part.length}`,
    end: start + part.length >= changes.length,
  };
};

/** A server of `/replay` over a record that stands in memory. */
export const serverOf = (changes: readonly ReplayChange[]): Ask & { readonly asked: string[] } => {
  const asked: string[] = [];
  let opened: ReplayOpened | null = null;
  let scene: ReplayScene | null = null;
  const refusal = { problem: { code: 'NO_SESSION', detail: 'Open first.' } } as const;
  return {
    asked,
    open: async ({ filter = {}, clock = 'published', from, to }) => {
      asked.push('open');
      const [first, last] = [changes[0], changes.at(-1)];
      opened = {
        session: `session ${asked.length}`,
        filter: filter as ContactFilter,
        clock,
        range: first && last ? { from: from ?? first.at, to: to ?? last.at } : null,
        changes: changes.length,
        histogram: [],
      };
      return opened;
    },
    seek: async ({ session, at }) => {
      asked.push('seek');
      if (session !== opened?.session) return refusal;
      scene = sceneAt(changes, at, opened);
      return scene;
    },
    read: async ({ session, after, limit = 1_000 }) => {
      asked.push('read');
      if (session !== opened?.session || !scene) return refusal;
      return reelAfter(changes, scene, after, limit);
    },
  };
};
