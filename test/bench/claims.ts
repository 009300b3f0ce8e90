import type { Claim, NewEvent } from '@chancery/domain';
import { v5 as uuid } from 'uuid';

const NAMESPACE = 'b7a4a6a3-3c5e-5f0e-9d57-6f1d4c8e2a10';
const ACTORS = 400;
const DAYS = 1_500;
const MODES = ['call', 'meeting', 'meeting', 'visit', 'unspecified', 'message'] as const;

/** A reproducible stream of numbers in [0, 1) (mulberry32). */
export const randomNumbers = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** A few actors are in most of the news: ranks by a power of a uniform number. */
const actor = (random: () => number): number => Math.floor(ACTORS * random() ** 3);

/**
 * Claims with the skew of the news: few dyads in most of them, several outlets on each occasion, one in five a plan,
 * one in ten not dated to the day.
 */
export function* skewedClaims(count: number, seed = 1): Generator<NewEvent<'ContactClaimed', Claim>> {
  const random = randomNumbers(seed);
  for (let made = 0; made < count; ) {
    const day = new Date(Date.UTC(2021, 0, 1) + Math.floor((made / count) * DAYS) * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const [a, b] = [actor(random), actor(random)];
    const mode = MODES[Math.floor(random() * MODES.length)]!;
    const tellers = 1 + Math.floor(6 * random() ** 2);
    for (let teller = 0; teller < tellers && made < count; teller++, made++) {
      const status = random() < 0.2 ? 'planned' : 'occurred';
      yield eventOf(
        claimOf(made, { day, pair: [a, a === b ? b + 1 : b], mode, status, vague: random() < 0.1 }),
      );
    }
  }
}

interface Sketch {
  readonly day: string;
  readonly pair: readonly [number, number];
  readonly mode: Claim['mode'];
  readonly status: Claim['status'];
  readonly vague: boolean;
}

const claimOf = (n: number, { day, pair, mode, status, vague }: Sketch): Claim => ({
  claimId: uuid(`claim ${n}`, NAMESPACE),
  mode,
  status,
  participants: pair.map((p) => ({
    actorId: `person:actor-${p}`,
    name: `Actor ${p}`,
    kind: 'person',
    country: COUNTRIES[p % COUNTRIES.length]!,
    role: 'foreign_minister',
  })),
  date: vague ? null : { value: day, precision: 'day', basis: 'stated' },
  place: mode === 'meeting' ? 'Geneva' : null,
  initiator: null,
  topics: [],
  background: false,
  confidence: 0.8,
  evidence: [
    {
      field: 'sentence',
      part: 'text',
      start: 0,
      end: 60,
      quote: `Actor ${pair[0]} and Actor ${pair[1]} dealt with each other that day.`,
    },
    { field: 'trigger', part: 'text', start: 21, end: 26, quote: 'dealt' },
  ],
  extractor: 'bench/1',
  article: {
    articleId: `bench-${n}`,
    revision: 1,
    textHash: `${n}`,
    outlet: { name: `Outlet ${n % 17}` },
    lang: n % 3 === 0 ? 'de' : 'en',
    publishedAt: `${day}T18:00:00Z`,
    title: `Report ${n}`,
    demo: false,
  },
});

const COUNTRIES = ['US', 'RU', 'DE', 'FR', 'CN', 'UA', 'TR', 'SA', 'GB', 'PL', 'IL', 'IR'];

const eventOf = (claim: Claim): NewEvent<'ContactClaimed', Claim> => ({
  id: claim.claimId,
  type: 'ContactClaimed',
  schemaVersion: 1,
  data: claim,
});
