import type { ReplayChange, ReplayClaim, ReplayReel } from '@chancery/contracts';
import { type Contact, foldContact, type StandingDecision } from '@chancery/domain';

interface Held {
  readonly claims: Map<string, ReplayClaim>;
  readonly decisions: Map<string, StandingDecision>;
}

/** What a client of `/replay` shows, as the protocol asks for: contacts folded from the changes that it was sent. */
export class ReplayScreen {
  private readonly held = new Map<string, Held>();

  /** Applies a reel; calls back whenever all changes of a moment are applied. */
  apply(reel: ReplayReel, atMoment: (at: string) => void = () => {}): void {
    for (const change of reel.earlier) this.take(change);
    for (const [i, change] of reel.changes.entries()) {
      this.take(change);
      const next = reel.changes[i + 1];
      if (next ? next.at !== change.at : reel.end) atMoment(change.at);
    }
  }

  /** Ids of all contacts that it was told of. */
  get known(): Set<string> {
    return new Set(this.held.keys());
  }

  contacts(): Contact[] {
    return [...this.held].flatMap(([id, { claims, decisions }]) =>
      claims.size === 0 ? [] : [{ ...foldContact(claims.values(), [...decisions.values()]), id }],
    );
  }

  private take(change: ReplayChange): void {
    const { claims, decisions } = this.of(change.contactId);
    switch (change.kind) {
      case 'told':
        claims.set(change.claim.claimId, change.claim);
        break;
      case 'left':
        claims.delete(change.claimId);
        break;
      case 'decided':
        decisions.set(change.decision.decisionId, {
          ...change.decision,
          position: change.position,
          recordedAt: change.recordedAt,
        });
        break;
      case 'undone':
        decisions.delete(change.decisionId);
        break;
    }
  }

  private of(contactId: string): Held {
    const found = this.held.get(contactId);
    if (found) return found;
    const made: Held = { claims: new Map(), decisions: new Map() };
    this.held.set(contactId, made);
    return made;
  }
}
