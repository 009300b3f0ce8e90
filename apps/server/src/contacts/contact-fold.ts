import {
  type ActorDecided,
  type ChanceryEvent,
  type Claim,
  type Contact,
  type ContactDecided,
  type ContactsState,
  claimsOf,
  claimsOfAction,
  contactOf,
  evolveClaim,
  evolveContacts,
  isAnchor,
  looseKey,
  type Move,
  noContacts,
  type Recorded,
  releaseContact,
  type StandingClaim,
  sameActors,
  takeChanges,
} from '@chancery/domain';
import { hashedBlocks } from './claim-blocks';
import { spellingsOf } from './claim-words';
import { Coverage, hashOf } from './coverage';
import { Tally } from './tally';

/** Where a held claim stands, and what the tables have of it. */
export interface Place {
  readonly raw: StandingClaim;
  contactId: string | null;
  occasionId: string | null;
  since: number;
  /** The open membership in the tables began at this position; undefined: there is none. */
  stored: number | undefined;
  /** The claim whose blocks and loose key the tables have. */
  found: StandingClaim | undefined;
}

/** A held contact, and what the tables have of it. */
export interface HeldContact {
  /** Position of the last event that changed it and has not been written; undefined: none. */
  changed: number | undefined;
  stored: boolean;
  /** As it was written last; undefined where it is stored: to be read when needed. */
  written: Contact | undefined;
}

/** A membership that came to its end before it was written. */
export interface Ended {
  readonly claim: StandingClaim;
  readonly contactId: string | null;
  readonly occasionId: string | null;
  readonly since: number;
  readonly until: number;
  /** The claim was withdrawn or dismissed: no contact tells any longer whom it names. */
  readonly isLost: boolean;
}

export type DecisionEvent = Recorded<
  Extract<ChanceryEvent, { type: 'ContactDecided' | 'ActorDecided' | 'DecisionUndone' }>
>;

/** What has to be written, beside contacts and places that changed. */
export class Pending {
  readonly ended: Ended[] = [];
  /** The same of memberships that are stored. */
  readonly closed: Ended[] = [];
  /** Claims that left the tables' blocks. */
  readonly unblocked = new Map<string, StandingClaim>();
  readonly gone: { readonly id: string; readonly position: number }[] = [];
  /** Contacts that are stored and no longer exist, as they were written. */
  readonly removed = new Map<string, Contact | undefined>();
  readonly decisions: DecisionEvent[] = [];
}

/**
 * The contacts as far as they are held, folded event by event, and what that changes in the tables. Does no input or
 * output: `neighbourhood.ts` reads what an event can touch before it is folded, `save.ts` writes.
 */
export class ContactFold {
  readonly state: ContactsState = noContacts();
  readonly places = new Map<string, Place>();
  /** The least recently touched first. */
  readonly contacts = new Map<string, HeldContact>();
  /** Claims withdrawn since the tables were written. */
  readonly withdrawn = new Set<string>();
  /** Claims whose membership or blocks in the tables may differ. */
  readonly touched = new Set<string>();
  pending = new Pending();
  readonly tally: Tally;
  /** Blocks of which every contact, or every anchor, is held; loose keys likewise. */
  readonly blocks: Coverage;
  readonly anchors: Coverage;
  readonly looseKeys: Coverage;
  decisionsHeld = false;
  private hasReleased = false;
  /** Claims that events to come withdraw, with all of their evidence. */
  readonly leaving = new Map<string, Claim>();

  /**
   * `from` nothing: the tables are empty, and everything is held until it is let go. `sumsPairs`: false while pairs are
   * summed up from their rows at the end.
   */
  constructor(
    private readonly from: 'nothing' | 'tables',
    { sumsPairs = true } = {},
  ) {
    this.blocks = new Coverage(from);
    this.anchors = new Coverage(from);
    this.looseKeys = new Coverage(from);
    this.tally = new Tally(sumsPairs);
  }

  /** Everything that the tables may have is held. */
  get isComplete(): boolean {
    return this.from === 'nothing' && !this.hasReleased;
  }

  /** Folds a claim, of which the neighbourhood is held. `full`: with all of its evidence. */
  tell(claim: StandingClaim, full: Claim): void {
    const isNew = !this.places.has(claim.claimId);
    evolveClaim(this.state, claim);
    if (isNew) this.arrive(claim.claimId, full);
    for (const move of takeChanges(this.state).moves) this.move(move);
  }

  /** Folds any other event, of which the neighbourhood is held. */
  fold(recorded: Recorded): void {
    const { event, position } = recorded;
    const about = this.claimsAbout(event);
    if (event.type === 'ClaimsWithdrawn') this.countSpellings(event.data.claimIds);
    evolveContacts(this.state, recorded);
    for (const move of takeChanges(this.state).moves) this.move(move);
    for (const claimId of about) this.renew(claimId, position);
    if (isDecision(recorded)) this.pending.decisions.push(recorded);
  }

  /** Moves a contact to the end of those that are let go. */
  touch(contactId: string): HeldContact {
    const held = this.contacts.get(contactId) ?? { changed: undefined, stored: false, written: undefined };
    this.contacts.delete(contactId);
    this.contacts.set(contactId, held);
    return held;
  }

  /** The least recently touched contacts, until no more than `most` claims are held without them. */
  *beyond(most: number): Generator<string> {
    let claims = this.places.size;
    for (const id of this.contacts.keys()) {
      if (claims <= most) return;
      yield id;
      for (const occasionId of this.state.occasionsOfContact.get(id) ?? [])
        claims -= this.state.occasions.get(occasionId)!.claims.size;
    }
  }

  /** Lets go of contacts of which everything is written. */
  release(contactIds: readonly string[]): void {
    this.hasReleased ||= contactIds.length > 0;
    for (const contactId of contactIds) {
      for (const id of claimsOf(this.state, contactId)) {
        this.uncover(this.state.claims.get(id)!);
        this.places.delete(id);
      }
      releaseContact(this.state, contactId);
      this.contacts.delete(contactId);
    }
  }

  /** The contact as it is now, and the claims that name its actors. */
  current(contactId: string): { contact: Contact; claims: StandingClaim[] } {
    const claims = claimsOf(this.state, contactId).flatMap((id) => {
      const original = this.state.originals.get(id);
      return original ? [this.state.claims.get(id)!, original] : [this.state.claims.get(id)!];
    });
    return { contact: contactOf(this.state, contactId)!, claims };
  }

  /** Claims that a decision speaks of, whether it is made or undone. */
  private claimsAbout(event: ChanceryEvent): string[] {
    const { contact, actor } = this.state.decisions;
    if (event.type === 'ContactDecided') return this.named(event.data.action);
    if (event.type === 'ActorDecided') return this.naming(event.data.action);
    if (event.type !== 'DecisionUndone') return [];
    const decision = contact.get(event.data.decisionId);
    if (decision) return this.named(decision.action);
    const onActor = actor.get(event.data.decisionId);
    return onActor ? this.naming(onActor.action) : [];
  }

  private named(action: ContactDecided['data']['action']): string[] {
    return claimsOfAction(action).map((origin) => this.state.successors.get(origin) ?? origin);
  }

  private naming(action: ActorDecided['data']['action']): string[] {
    const { claims, originals, decisions } = this.state;
    const actors = sameActors(decisions.actor.values(), action);
    const names = (claim: Claim | undefined) => claim?.participants.some((p) => actors.has(p.actorId));
    return [...claims.values()]
      .filter((c) => names(c) || names(originals.get(c.claimId)))
      .map((c) => c.claimId);
  }

  private arrive(claimId: string, full: Claim): void {
    const { claims, dismissed, originals } = this.state;
    const raw = originals.get(claimId) ?? claims.get(claimId) ?? dismissed.get(claimId)!;
    const nowhere = { contactId: null, occasionId: null, since: 0, stored: undefined, found: undefined };
    this.places.set(claimId, { raw, ...nowhere });
    this.tallySpellings(full, 1);
  }

  private countSpellings(withdrawn: readonly string[]): void {
    for (const id of withdrawn) {
      const claim = this.places.has(id) && this.leaving.get(id);
      if (claim) this.tallySpellings(claim, -1);
      this.leaving.delete(id);
    }
  }

  private tallySpellings(claim: Claim, sign: 1 | -1): void {
    for (const { actorId, text } of spellingsOf(claim))
      this.tally.addSpelling(actorId, text, claim.article.lang, sign);
  }

  private move({ claimId, contactId, occasionId, standing, position }: Move): void {
    const place = this.places.get(claimId)!;
    const before = place.contactId;
    this.end(place, position, !standing || contactId === null);
    place.stored = undefined;
    if (standing) {
      place.contactId = contactId;
      place.occasionId = occasionId;
      place.since = position;
    } else {
      this.places.delete(claimId);
      this.withdrawn.add(claimId);
      if (place.found) this.pending.unblocked.set(claimId, place.found);
    }
    this.touched.add(claimId);
    for (const id of [before, contactId]) if (id !== null) this.change(id, position);
  }

  /** Ends a claim's membership. A claim that has just arrived had none. */
  private end({ raw, contactId, occasionId, since, stored }: Place, until: number, isLost: boolean): void {
    if (since === 0) return;
    const ended = { claim: raw, contactId, occasionId, since, until, isLost };
    (stored === undefined ? this.pending.ended : this.pending.closed).push(ended);
  }

  private change(contactId: string, position: number): void {
    if (this.state.occasionsOfContact.has(contactId)) {
      this.touch(contactId).changed = position;
      return;
    }
    const held = this.contacts.get(contactId);
    if (!held) return;
    this.contacts.delete(contactId);
    this.pending.gone.push({ id: contactId, position });
    if (held.stored) this.pending.removed.set(contactId, held.written);
  }

  /** After a decision: the contact changed, whether or not its claims moved. */
  private renew(claimId: string, position: number): void {
    const place = this.places.get(claimId);
    if (!place) return;
    this.touched.add(claimId);
    if (place.contactId !== null) this.change(place.contactId, position);
  }

  /** What shares a block or a loose key with the claim is no longer held in full. */
  private uncover(claim: StandingClaim): void {
    const anchors = isAnchor(claim);
    for (const block of hashedBlocks(claim)) {
      this.blocks.drop(block);
      if (anchors) this.anchors.drop(block);
    }
    if (!anchors) this.looseKeys.drop(hashOf(looseKey(claim)));
  }
}

const DECISIONS: readonly string[] = ['ContactDecided', 'ActorDecided', 'DecisionUndone'];

export const isDecision = (recorded: Recorded): recorded is DecisionEvent =>
  DECISIONS.includes(recorded.event.type);
