import type { ActorAction, ChanceryEvent, Claim, ContactAction, Recorded } from '@chancery/domain';
import { appendEvents, headPosition, readEvents } from '@chancery/event-log';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { v5 as uuid } from 'uuid';
import { anyClaims } from '../../../../libs/domain/src/contacts/claims.fixture';

const NAMESPACE = 'b7a4a6a3-3c5e-5f0e-9d57-6f1d4c8e2a10';

let run = 0;

/** What happens to claims after they were told, by the place in the list of those told so far. */
type Step =
  | { readonly kind: 'tell' }
  | { readonly kind: 'withdraw' | 'revise' | 'dismiss' | 'confirm' | 'correct'; readonly claim: number }
  | { readonly kind: 'merge' | 'split'; readonly claims: readonly number[] }
  | { readonly kind: 'merge actors' | 'rename'; readonly actor: number }
  | { readonly kind: 'undo'; readonly decision: number };

const nth = fc.nat(13);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.constant({ kind: 'tell' } as const) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('withdraw', 'revise', 'dismiss', 'confirm', 'correct'),
      claim: nth,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('merge', 'split'),
      claims: fc.uniqueArray(nth, { minLength: 2, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('merge actors', 'rename'), actor: fc.nat(3) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo'), decision: nth }) },
) as fc.Arbitrary<Step>;

/** Claims that contend for the same few occasions, with revisions, withdrawals and analysts' decisions among them. */
export const anyHistory: fc.Arbitrary<ChanceryEvent[]> = fc
  .tuple(anyClaims, fc.array(anyStep, { maxLength: 40 }))
  .map(([claims, steps]) => historyOf(claims, steps));

/** Events with ids that no other call gives. What the steps leave untold is told at the end. */
export const historyOf = (claims: readonly Claim[], steps: readonly Step[]): ChanceryEvent[] => {
  const history = new History(claims);
  const all = [...steps, ...claims.map((): Step => ({ kind: 'tell' }))];
  for (const [i, step] of all.entries()) history.take(step, String(i));
  return history.events;
};

class History {
  readonly events: ChanceryEvent[] = [];
  private readonly run = ++run;
  private readonly waiting: Claim[];
  private readonly standing: Claim[] = [];
  private readonly origins: string[] = [];
  private readonly decisions: string[] = [];

  constructor(claims: readonly Claim[]) {
    this.waiting = claims.map((claim) => ({ ...claim, claimId: this.id(claim.claimId) }));
  }

  take(step: Step, text: string): unknown {
    switch (step.kind) {
      case 'tell':
        return this.tell(this.waiting.shift());
      case 'withdraw':
        return this.withdraw(this.standing[step.claim % this.standing.length], text);
      case 'revise':
        return this.revise(this.standing[step.claim % this.standing.length], text);
      case 'merge':
      case 'split': {
        const named = new Set(step.claims.flatMap((n) => this.origins[n % this.origins.length] ?? []));
        return this.decide(text, named.size > 0 && { kind: step.kind, claims: [...named] });
      }
      case 'rename':
        return this.decideOnActor(text, {
          kind: 'rename',
          actor: 'person:lavrov',
          name: `Name ${step.actor}`,
        });
      case 'merge actors':
        return this.mergeActors(step.actor % 2 === 0 ? ['rubio', 'witkoff'] : ['lavrov', 'sybiha'], text);
      case 'undo':
        return this.undo(this.decisions[step.decision % this.decisions.length], text);
      default: {
        const claim = this.origins[step.claim % this.origins.length];
        return this.decide(text, claim !== undefined && aboutOne(step.kind, claim));
      }
    }
  }

  private id(text: string): string {
    return uuid(`${this.run} ${text}`, NAMESPACE);
  }

  private tell(claim: Claim | undefined): void {
    if (!claim) return;
    this.events.push({ id: claim.claimId, type: 'ContactClaimed', schemaVersion: 1, data: claim });
    this.standing.push(claim);
    this.origins.push(claim.replaces?.claimId ?? claim.claimId);
  }

  private withdraw(claim: Claim | undefined, text: string): void {
    if (!claim) return;
    const data = { claimIds: [claim.claimId], reason: 'revised' } as const;
    this.events.push({ id: this.id(`withdrawn ${text}`), type: 'ClaimsWithdrawn', schemaVersion: 1, data });
    this.standing.splice(this.standing.indexOf(claim), 1);
  }

  private revise(claim: Claim | undefined, text: string): void {
    if (!claim) return;
    const { claimId, status } = claim;
    const position = this.events.findIndex((event) => event.id === claimId) + 1;
    const replaces = claim.replaces ?? { claimId, position, recordedAt: '2025-06-01T00:00:00.000Z', status };
    this.withdraw(claim, text);
    this.tell({ ...claim, confidence: 0.5, claimId: this.id(`revision ${text}`), replaces });
  }

  private decide(text: string, action: ContactAction | false): void {
    if (!action) return;
    const decisionId = this.id(`decision ${text}`);
    const data = { decisionId, author: 'ana', reason: text, action };
    this.events.push({ id: decisionId, type: 'ContactDecided', schemaVersion: 1, data });
    this.decisions.push(decisionId);
  }

  private mergeActors([actor = '', into = '']: readonly string[], text: string): void {
    const as = { actorId: `person:${into}`, name: into, kind: 'person', country: 'US' } as const;
    this.decideOnActor(text, { kind: 'merge', actor: `person:${actor}`, into: as.actorId, as });
  }

  private decideOnActor(text: string, action: ActorAction): void {
    const decisionId = this.id(`decision ${text}`);
    const data = { decisionId, author: 'ana', reason: text, action };
    this.events.push({ id: decisionId, type: 'ActorDecided', schemaVersion: 1, data });
    this.decisions.push(decisionId);
  }

  private undo(decisionId: string | undefined, text: string): void {
    if (decisionId === undefined) return;
    const data = { decisionId, author: 'bob', reason: text };
    this.events.push({ id: this.id(`undone ${text}`), type: 'DecisionUndone', schemaVersion: 1, data });
  }
}

const aboutOne = (kind: 'dismiss' | 'confirm' | 'correct', claim: string): ContactAction =>
  kind === 'correct' ? { kind, claim, fields: { status: 'planned', place: 'Vienna' } } : { kind, claim };

/** Claims that contend for few occasions, as many as asked for, the same for the same seed. */
export const someHistory = (count: number, seed: number): ChanceryEvent[] => {
  const claims = fc.sample(anyClaims, { numRuns: count, seed }).flat().slice(0, count);
  return historyOf(
    claims.map((claim, i) => ({ ...claim, claimId: `${i}` })),
    [],
  );
};

/** Appends the events, and gives them as recorded with positions from 1. */
export const appendHistory = async (
  database: DataSource,
  events: readonly ChanceryEvent[],
): Promise<Recorded[]> => {
  const after = await headPosition(database);
  await appendEvents(database, [{ stream: `spec-${events[0]?.id}`, events }]);
  return readEvents(database, { after, limit: 10_000 });
};
