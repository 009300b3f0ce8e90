import {
  type ChanceryEvent,
  type Claim,
  CONTACTS,
  type Contact,
  type ContactAction,
  type ContactsState,
  claimsOf,
  decisionsOf,
  evolveContacts,
  foldContact,
  noContacts,
  type Recorded,
} from '@chancery/domain';
import { appendEvents, headPosition, readEvents } from '@chancery/event-log';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { v5 as uuid } from 'uuid';
import { anyClaims } from '../../../../libs/domain/src/contacts/claims.fixture';
import { contactsProjection } from '../contacts/projection';
import { CONTACTS_TABLES } from '../contacts/slot-tables';

const NAMESPACE = 'b7a4a6a3-3c5e-5f0e-9d57-6f1d4c8e2a10';

/** Something that happens to a record beside new claims; `one` and `other` pick what to. */
export interface Turn {
  readonly what:
    | 'withdraw'
    | 'revise'
    | 'merge'
    | 'split'
    | 'correct'
    | 'dismiss'
    | 'confirm'
    | 'rename'
    | 'same'
    | 'undo';
  readonly one: number;
  readonly other: number;
}

const TURNS = [
  'withdraw',
  'revise',
  'merge',
  'split',
  'correct',
  'dismiss',
  'confirm',
  'rename',
  'same',
  'undo',
  'undo',
] as const;

/** Claims that come one after the other, and what happens to the record after some of them. */
export interface History {
  readonly claims: readonly Claim[];
  readonly turns: readonly (Turn | null)[];
}

const anyTurn = fc.option(
  fc.record({ what: fc.constantFrom(...TURNS), one: fc.nat(20), other: fc.nat(20) }),
  { freq: 2 },
);

export const anyHistory: fc.Arbitrary<History> = fc.record({
  claims: anyClaims.filter((claims) => claims.length > 0),
  turns: fc.array(anyTurn, { maxLength: 14 }),
});

const CORRECTIONS = [
  { status: 'cancelled' },
  { status: 'occurred', place: 'Bonn' },
  { date: { value: '2025-03-01', precision: 'day', basis: 'stated' } },
  {
    participants: ['person:sybiha', 'person:rubio'].map((actorId) => ({
      actorId,
      name: actorId,
      kind: 'person' as const,
      country: actorId === 'person:rubio' ? 'US' : 'UA',
    })),
  },
] as const;

/** A log that grows step by step, as ingest and analysts let it grow, with the same folded in memory. */
export class GrowingLog {
  readonly state: ContactsState = noContacts();
  /** Claims that stand, with their origins. */
  private readonly standing = new Map<string, { claim: Claim; origin: string; position: number }>();
  private readonly decisions: string[] = [];
  private count = 0;

  private readonly projection = contactsProjection();

  private constructor(
    private readonly database: DataSource,
    private readonly run: string,
  ) {}

  /** `run` makes the ids of this log its own. */
  static async onEmptyRecord(database: DataSource, run: string): Promise<GrowingLog> {
    await database.query(`TRUNCATE ${CONTACTS_TABLES.map((table) => `contacts_a.${table}`).join()}`);
    return new GrowingLog(database, run);
  }

  /** Plays a history, and calls back after each step with when it was recorded. */
  async grow(
    { claims, turns }: History,
    after: (at: string, position: number) => Promise<void>,
  ): Promise<void> {
    for (const [i, claim] of claims.entries()) {
      await this.step([this.claimed(claim)], after);
      const turn = turns[i];
      const events = turn ? this.eventsOf(turn) : [];
      if (events.length > 0) await this.step(events, after);
    }
  }

  /** The same with claims alone, all of them in one step. */
  async growAtOnce(claims: readonly Claim[]): Promise<void> {
    await this.step(
      claims.map((claim) => this.claimed(claim)),
      async () => {},
    );
  }

  private async step(events: ChanceryEvent[], after: (at: string, position: number) => Promise<void>) {
    const head = await headPosition(this.database);
    await appendEvents(this.database, [{ stream: `spec-${this.run}`, events }]);
    const recorded = await readEvents(this.database, { after: head, limit: 1_000 });
    for (const event of recorded) this.note(event);
    await this.database.transaction(async (tx) => {
      await this.projection.apply(tx, recorded);
      await tx.query(
        `INSERT INTO checkpoints (projection, version, position, updated_at) VALUES ($1, $2, $3, now())
         ON CONFLICT (projection, version) DO UPDATE SET position = excluded.position`,
        [CONTACTS.name, CONTACTS.version, recorded.at(-1)!.position],
      );
    });
    const last = recorded.at(-1)!;
    await after(last.recordedAt, last.position);
    while (Date.now() <= Date.parse(last.recordedAt)) await new Promise((resolve) => setTimeout(resolve, 1));
  }

  private note(recorded: Recorded): void {
    evolveContacts(this.state, recorded);
    const { event, position } = recorded;
    if (event.type === 'ClaimsWithdrawn') for (const id of event.data.claimIds) this.standing.delete(id);
    if (event.type === 'ContactClaimed')
      this.standing.set(event.id, {
        claim: event.data,
        origin: event.data.replaces?.claimId ?? event.id,
        position: event.data.replaces?.position ?? position,
      });
    if (event.type === 'ContactDecided' || event.type === 'ActorDecided') this.decisions.push(event.id);
  }

  private id(of: string): string {
    return uuid(`${this.run} ${of}`, NAMESPACE);
  }

  private claimed(claim: Claim): ChanceryEvent {
    const claimId = this.id(claim.claimId);
    return { id: claimId, type: 'ContactClaimed', schemaVersion: 1, data: { ...claim, claimId } };
  }

  private eventsOf({ what, one, other }: Turn): ChanceryEvent[] {
    const held = [...this.standing.values()];
    const pick = (n: number) => held[n % held.length]!;
    if (held.length === 0) return [];
    const [first, second] = [pick(one), pick(other)];
    switch (what) {
      case 'withdraw':
        return [this.withdrawal(first.claim.claimId)];
      case 'revise':
        return [this.withdrawal(first.claim.claimId), this.revision(first, other)];
      case 'merge':
        return first.origin === second.origin
          ? []
          : [this.decided({ kind: 'merge', claims: [first.origin, second.origin] })];
      case 'split':
        return [this.decided({ kind: 'split', claims: [first.origin] })];
      case 'correct':
        return [
          this.decided({
            kind: 'correct',
            claim: first.origin,
            fields: CORRECTIONS[other % CORRECTIONS.length]!,
          }),
        ];
      case 'dismiss':
      case 'confirm':
        return [this.decided({ kind: what, claim: first.origin })];
      case 'undo':
        return this.undoing(one);
      default:
        return [this.decidedOnActor(what, first.claim, other)];
    }
  }

  private withdrawal(claimId: string): ChanceryEvent {
    const id = this.id(`withdrawn ${this.count++}`);
    return {
      id,
      type: 'ClaimsWithdrawn',
      schemaVersion: 1,
      data: { claimIds: [claimId], reason: 'revised' },
    };
  }

  private revision(
    { claim, origin, position }: { claim: Claim; origin: string; position: number },
    n: number,
  ): ChanceryEvent {
    const claimId = this.id(`revision ${this.count++}`);
    const status = n % 3 === 0 ? 'cancelled' : claim.status;
    const replaces = claim.replaces ?? {
      claimId: origin,
      position,
      recordedAt: '2025-06-01T00:00:00.000Z',
      status: claim.status,
    };
    const article = { ...claim.article, revision: claim.article.revision + 1 };
    return {
      id: claimId,
      type: 'ContactClaimed',
      schemaVersion: 1,
      data: { ...claim, claimId, status, replaces, article },
    };
  }

  private decided(action: ContactAction): ChanceryEvent {
    const decisionId = this.id(`decision ${this.count++}`);
    const data = { decisionId, author: 'analyst', reason: 'because', action };
    return { id: decisionId, type: 'ContactDecided', schemaVersion: 1, data };
  }

  private decidedOnActor(what: 'rename' | 'same', { participants }: Claim, n: number): ChanceryEvent {
    const decisionId = this.id(`decision ${this.count++}`);
    const actor = participants[n % participants.length]!;
    const into = { actorId: 'person:sybiha', name: 'sybiha', kind: 'person', country: 'UA' } as const;
    const action =
      what === 'same' && actor.actorId !== into.actorId
        ? ({ kind: 'merge', actor: actor.actorId, into: into.actorId, as: into } as const)
        : ({ kind: 'rename', actor: actor.actorId, name: `Called ${n}` } as const);
    return {
      id: decisionId,
      type: 'ActorDecided',
      schemaVersion: 1,
      data: { decisionId, author: 'analyst', reason: 'because', action },
    };
  }

  private undoing(n: number): ChanceryEvent[] {
    if (this.decisions.length === 0) return [];
    const [decisionId] = this.decisions.splice(n % this.decisions.length, 1);
    const id = this.id(`undone ${decisionId}`);
    const data = { decisionId: decisionId!, author: 'analyst', reason: 'because' };
    return [{ id, type: 'DecisionUndone', schemaVersion: 1, data }];
  }
}

/** Claims at moments of their own. */
export const apart = (claim: History['claims'][number], i: number) => {
  const publishedAt = claim.article.publishedAt.replace('08:00:00', `08:00:${String(i).padStart(2, '0')}`);
  return { ...claim, article: { ...claim.article, publishedAt } };
};

/** What the published clock is to show at a moment: all contacts, latest news first. */
export const publishedBy = ({ state }: GrowingLog, at: string): Contact[] => {
  const contacts = [...state.occasionsOfContact.keys()].flatMap((id) => {
    const claims = claimsOf(state, id).map((claimId) => state.claims.get(claimId)!);
    const told = claims.filter((claim) => Date.parse(claim.article.publishedAt) <= Date.parse(at));
    return told.length === 0 ? [] : [{ ...foldContact(told, decisionsOf(state, id)), id }];
  });
  return contacts.sort(
    (a, b) => Date.parse(b.newsAt) - Date.parse(a.newsAt) || b.newsPosition - a.newsPosition,
  );
};
