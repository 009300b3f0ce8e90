import fc from 'fast-check';
import { precisionOf } from '../dates';
import type { ActorAction, ContactAction } from '../decisions';
import type { ChanceryEvent, Claim, Recorded } from '../events';
import { type DateValue, MODES, type Mode, type Participant, STATUSES } from '../words';
import type { StandingClaim } from './standing';

/** A claim for specs: a call of Rubio and Lavrov on 15 February 2025, unless told otherwise. */
export const claim = (
  id: string,
  { day, parties, outlet, published, ...said }: Partial<Claim> & ClaimShorthand = {},
): Claim => ({
  claimId: id,
  mode: 'call',
  status: 'occurred',
  participants: (parties ?? ['US:marco-rubio', 'RU:sergey-lavrov']).map(person),
  date: day === null ? null : dateOf(day ?? '2025-02-15'),
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
    outlet: { name: outlet ?? `Outlet ${id}` },
    lang: 'de',
    publishedAt: published ?? '2025-02-15T20:00:00Z',
    title: 'Title',
    demo: false,
  },
  ...said,
});

interface ClaimShorthand {
  /** ISO day, month or year; null for none. */
  day?: string | null;
  /** `US:marco-rubio` a person, `RU` a country. */
  parties?: string[];
  outlet?: string;
  published?: string;
}

const person = (text: string): Participant => {
  const [country = '', name] = text.split(':');
  return name === undefined
    ? { actorId: `country:${country}`, name: country, kind: 'country', country }
    : { actorId: `person:${name}`, name, kind: 'person', country };
};

const dateOf = (value: string): DateValue => ({ value, precision: precisionOf(value), basis: 'stated' });

/** Gives each claim the place in the log that its place in the list tells. */
export const recorded = (claims: readonly Claim[]): StandingClaim[] =>
  claims.map((c, i) => ({
    ...c,
    position: i + 1,
    recordedAt: new Date(Date.UTC(2025, 5, 1) + i * 1000).toISOString(),
  }));

/** What the sketches of a set of claims are drawn from. */
interface Scene {
  readonly actors: readonly string[];
  readonly days: readonly (string | null)[];
  readonly modes: readonly Mode[];
}

/** Few actors and days, every mode. */
const WIDE: Scene = {
  actors: ['US:rubio', 'US:witkoff', 'RU:lavrov', 'UA:sybiha', 'DE:baerbock', 'SA', 'RU'],
  days: ['2025-02-14', '2025-02-15', '2025-02-16', '2025-02', '2025', null],
  modes: MODES,
};

/** One table, or several at its margins. */
const NARROW: Scene = {
  actors: ['US:rubio', 'RU:lavrov', 'UA:sybiha', 'RU', 'US'],
  days: ['2025-02-15', '2025-02-15', '2025-02-17', null],
  modes: ['meeting', 'meeting', 'unspecified', 'visit'],
};

/** Weeks of the same few people, told with and without a day: what is loose may mean one of several months. */
const LONG: Scene = {
  actors: ['US:rubio', 'RU:lavrov', 'UA:sybiha', 'RU', 'US'],
  days: ['2025-01-20', '2025-01-31', '2025-02-01', '2025-02-15', '2025-03-02', '2025-02', '2025', null, null],
  modes: ['meeting', 'meeting', 'unspecified', 'call'],
};

const claimsOfScene = ({ actors, days, modes }: Scene): fc.Arbitrary<Claim[]> =>
  fc
    .array(
      fc.record({
        mode: fc.constantFrom(...modes),
        status: fc.constantFrom(...STATUSES),
        parties: fc.uniqueArray(fc.constantFrom(...actors), { minLength: 2, maxLength: 5 }),
        day: fc.constantFrom(...days),
        published: fc.integer({ min: 10, max: 20 }).map((d) => `2025-02-${d}T08:00:00Z`),
        background: fc.boolean(),
        confidence: fc.constantFrom(0.4, 0.6, 0.9),
        place: fc.constantFrom(null, 'Riyadh', 'Geneva'),
        asPublished: fc.boolean(),
        articleId: fc.constantFrom(undefined, 'article-1', 'article-2', 'article-3'),
        gathering: fc.constantFrom(undefined, undefined, undefined, true),
        sequence: fc.constantFrom(undefined, undefined, undefined, undefined, 2),
        moved: fc.constantFrom(undefined, undefined, { from: null }, { from: dateOf('2025-02-14') }),
      }),
      { maxLength: 14 },
    )
    .map((sketches) =>
      sketches.map(({ asPublished, articleId, ...sketch }, i) => {
        const made = claim(`c${String(i).padStart(2, '0')}`, { ...sketch, outlet: `Outlet ${i % 4}` });
        const placed = articleId ? { ...made, article: { ...made.article, articleId } } : made;
        return asPublished && made.date ? { ...placed, date: { ...made.date, basis: 'published' } } : placed;
      }),
    );

/** Sets of claims that contend for the same few occasions: every status and precision, articles with several claims. */
export const anyClaims: fc.Arbitrary<Claim[]> = fc.oneof(
  claimsOfScene(WIDE),
  claimsOfScene(NARROW),
  claimsOfScene(LONG),
);

/** The event at a position of the log, as the specs' clock has it. */
export const at = (position: number, event: ChanceryEvent): Recorded => ({
  position,
  stream: 'spec',
  version: position,
  recordedAt: new Date(Date.UTC(2025, 5, 1) + (position - 1) * 1000).toISOString(),
  event,
});

export const claimed = (data: Claim): ChanceryEvent => ({
  id: data.claimId,
  type: 'ContactClaimed',
  schemaVersion: 1,
  data,
});

export const withdrawn = (...claimIds: string[]): ChanceryEvent => ({
  id: `withdrawn ${claimIds}`,
  type: 'ClaimsWithdrawn',
  schemaVersion: 1,
  data: { claimIds, reason: 'revised' },
});

export const decided = (decisionId: string, action: ContactAction): ChanceryEvent => ({
  id: decisionId,
  type: 'ContactDecided',
  schemaVersion: 1,
  data: { decisionId, author: 'analyst', reason: 'because', action },
});

export const decidedOnActor = (decisionId: string, action: ActorAction): ChanceryEvent => ({
  id: decisionId,
  type: 'ActorDecided',
  schemaVersion: 1,
  data: { decisionId, author: 'analyst', reason: 'because', action },
});

export const undone = (decisionId: string): ChanceryEvent => ({
  id: `undone ${decisionId}`,
  type: 'DecisionUndone',
  schemaVersion: 1,
  data: { decisionId, author: 'analyst', reason: 'because' },
});
