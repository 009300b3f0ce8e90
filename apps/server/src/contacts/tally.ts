import { actorsOf, type Contact, type Participant } from '@chancery/domain';
import { dayOf, pairsShown } from './contact-rows';

/** What contacts that came (1) or went (−1) change in the summary of an actor or a pair. */
export interface Change {
  contacts: number;
  /** Latest and earliest day of those that came and occurred, and of those that went. */
  readonly came: Span;
  readonly went: Span;
}

export interface ActorChange extends Change {
  readonly kind: Participant['kind'];
  readonly roles: Map<string, number>;
  /** By what is said of the actor: JSON of name, country and provisional. */
  readonly variants: Map<string, number>;
}

export interface Span {
  first: string | null;
  last: string | null;
}

/** Changes of the summaries that gather until they are written. */
export class Tally {
  readonly actors = new Map<string, ActorChange>();
  /** By `a\tb`. */
  readonly pairs = new Map<string, Change>();
  /** By JSON of actor id, spelling and language. */
  readonly spellings = new Map<string, number>();

  /** `sumsPairs`: false while those are summed up from their rows. */
  constructor(public sumsPairs: boolean) {}

  add(contact: Contact, sign: 1 | -1): void {
    const day = contact.status === 'occurred' ? dayOf(contact) : null;
    const distinct = new Map(contact.participants.map((p) => [p.actorId, p]));
    for (const participant of distinct.values()) this.addActor(participant, day, sign);
    for (const actorId of actorsOf(contact))
      if (!distinct.has(actorId))
        count(
          entryOf(this.actors, actorId, () => noActorChange('country')),
          day,
          sign,
        );
    if (!this.sumsPairs) return;
    for (const pair of pairsShown(contact)) count(entryOf(this.pairs, pair, noChange), day, sign);
  }

  addSpelling(actorId: string, text: string, lang: string, sign: 1 | -1): void {
    addTo(this.spellings, JSON.stringify([actorId, text, lang]), sign);
  }

  clear(): void {
    this.actors.clear();
    this.pairs.clear();
    this.spellings.clear();
  }

  private addActor(participant: Participant, day: string | null, sign: 1 | -1): void {
    const { actorId, kind, name, country, role, provisional } = participant;
    const change = entryOf(this.actors, actorId, () => noActorChange(kind));
    count(change, day, sign);
    if (role !== undefined) addTo(change.roles, role, sign);
    addTo(change.variants, JSON.stringify([name, country, provisional ?? false]), sign);
  }
}

const noChange = (): Change => ({
  contacts: 0,
  came: { first: null, last: null },
  went: { first: null, last: null },
});

const noActorChange = (kind: Participant['kind']): ActorChange => ({
  ...noChange(),
  kind,
  roles: new Map(),
  variants: new Map(),
});

const count = (change: Change, day: string | null, sign: 1 | -1): void => {
  change.contacts += sign;
  if (day === null) return;
  const span = sign > 0 ? change.came : change.went;
  if (span.first === null || day < span.first) span.first = day;
  if (span.last === null || day > span.last) span.last = day;
};

const addTo = (counts: Map<string, number>, key: string, sign: number): void => {
  const sum = (counts.get(key) ?? 0) + sign;
  if (sum === 0) counts.delete(key);
  else counts.set(key, sum);
};

const entryOf = <V>(map: Map<string, V>, key: string, make: () => V): V => {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
};
