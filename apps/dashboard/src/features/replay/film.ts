import type {
  Clock,
  ContactItem,
  ReplayChange,
  ReplayClaim,
  ReplayReel,
  ReplayScene,
} from '@chancery/contracts';
import {
  type Contact,
  type ContactFilter,
  foldContact,
  matches,
  type StandingDecision,
} from '@chancery/domain';
import { newsList } from './news-list';
import { type Tally, tallying } from './tally';

/** A scene that has so many contacts may not have all of them. */
const FULL_SCENE = 50;

/** What a contact is made of at the moment that the film has reached. */
interface Making {
  readonly claims: Map<string, ReplayClaim>;
  readonly decisions: Map<string, StandingDecision>;
  /**
   * As it stood when it was folded last, where the filter lets it through. It has the id that the record gives it,
   * whichever of its claims came first on this clock.
   */
  shown: Contact | null;
}

export interface Picture {
  /** Newest news first, at most 200. */
  readonly items: readonly ContactItem[];
  /** What has come and gone since the scene. */
  readonly tally: Tally;
}

/** The ISO moment in milliseconds, of which a tape needs very many: the last one is kept. */
const clockwork = () => {
  let [text, ms] = ['', 0];
  return (at: string): number => {
    if (at !== text) [text, ms] = [at, Date.parse(at)];
    return ms;
  };
};

/**
 * The record as it unfolds from a scene: reels are taken in as they come, and shown up to a moment. Contacts are folded
 * when a picture is asked for, each once, however much was told of it meanwhile. Moments are milliseconds since 1970.
 */
export const openFilm = (filter: ContactFilter, clock: Clock, scene: ReplayScene) => {
  const list = newsList(clock, scene.items, scene.items.length >= FULL_SCENE);
  const contacts = new Map<string, Making>();
  const touched = new Set<string>();
  const tally = tallying();
  const msOf = clockwork();
  let tape: ReplayChange[] = [];
  let next = 0;
  let held = 0;
  let changes = 0;
  let complete = false;

  const makingOf = (id: string): Making => {
    const known = contacts.get(id) ?? { claims: new Map(), decisions: new Map(), shown: null };
    contacts.set(id, known);
    return known;
  };
  const fold = (id: string, { claims, decisions }: Making): Contact | null => {
    if (claims.size === 0) return null;
    const contact = foldContact(claims.values(), [...decisions.values()]);
    return matches(filter, contact) ? { ...contact, id } : null;
  };
  const show = (id: string): void => {
    const making = makingOf(id);
    if (making.shown) tally.count(making.shown, -1);
    making.shown = fold(id, making);
    if (making.shown) tally.count(making.shown, 1);
    if (making.shown) list.put(making.shown as ContactItem);
    else list.remove(id);
  };

  return {
    /** Takes what comes next; contacts that it speaks of for the first time are made as they stood before. */
    take: (reel: ReplayReel): void => {
      const known = new Set<string>();
      for (const change of reel.earlier) {
        held += apply(makingOf(change.contactId), change);
        known.add(change.contactId);
      }
      for (const id of known) {
        const making = makingOf(id);
        making.shown = fold(id, making);
      }
      tape = [...tape.slice(next), ...reel.changes];
      next = 0;
      complete = reel.end;
    },
    /** Lets everything happen that is taken and not later than the moment; gives how much that was. */
    advance: (to: number): number => {
      const before = changes;
      for (let change = tape[next]; change && msOf(change.at) <= to; change = tape[++next]) {
        held += apply(makingOf(change.contactId), change);
        touched.add(change.contactId);
        changes++;
      }
      return changes - before;
    },
    picture: (): Picture => {
      for (const id of touched) show(id);
      touched.clear();
      return { items: list.newest(), tally: tally.tell() };
    },
    /** The moment of what happens next; null where that is not known, or nothing does. */
    next: (): number | null => {
      const change = tape[next];
      return change ? Date.parse(change.at) : null;
    },
    /** Up to here, exclusively, everything that happens is on the tape. */
    horizon: (): number => {
      if (complete) return Number.POSITIVE_INFINITY;
      const last = tape.at(-1);
      return last ? Date.parse(last.at) : Date.parse(scene.at);
    },
    /** Changes that are on the tape and lie ahead. */
    ahead: (): number => tape.length - next,
    /** Changes that were shown since the scene. */
    changes: (): number => changes,
    /** Claims that it holds. */
    size: (): number => held,
  };
};

export type Film = ReturnType<typeof openFilm>;

/** Makes a change to a contact; gives by how many claims it has grown. */
const apply = ({ claims, decisions }: Making, change: ReplayChange): number => {
  const before = claims.size;
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
  }
  return claims.size - before;
};
