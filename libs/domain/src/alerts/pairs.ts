import type { Contact } from '../contacts/contact';
import { countryActor, dyadOf, dyadsOf } from '../history/who';
import type { Participant } from '../words';
import type { Member, Selector, WatchLists } from './rule';

/** Two parties of a contact as a rule means them, by actor ids. */
export interface WatchedPair {
  readonly who: string;
  readonly with: string;
}

/** The pair in whatever order, as a text. */
export const dyadName = (pair: WatchedPair): string => dyadOf(pair.who, pair.with).join(' ');

/**
 * The pairs of a contact that a rule means, each once. A country counts as one party, whoever speaks for it; members of
 * a list, holders of an office and anyone count each by itself.
 */
export const watchedPairs = (
  rule: { readonly who: Selector; readonly with: Selector },
  contact: Pick<Contact, 'participants'>,
  lists: WatchLists,
): WatchedPair[] => {
  const meeting = new Set(dyadsOf(contact).map((dyad) => dyad.join(' ')));
  const seen = new Set<string>();
  const others = partiesOf(rule.with, contact, lists);
  return partiesOf(rule.who, contact, lists).flatMap((who) =>
    others.flatMap((other) => {
      const dyad = dyadName({ who, with: other });
      if (!meeting.has(dyad) || seen.has(dyad)) return [];
      seen.add(dyad);
      return [{ who, with: other }];
    }),
  );
};

const partiesOf = (
  selector: Selector,
  { participants }: Pick<Contact, 'participants'>,
  lists: WatchLists,
): string[] => [...new Set(participants.flatMap((participant) => partiesFor(selector, participant, lists)))];

const partiesFor = (selector: Selector, participant: Participant, lists: WatchLists): string[] => {
  if ('any' in selector) return [participant.actorId];
  if ('list' in selector)
    return (lists.get(selector.list) ?? []).flatMap((member) => partiesFor(member, participant, lists));
  if ('office' in selector) return holds(participant, selector) ? [participant.actorId] : [];
  return isMember(participant, selector) ? [idOf(selector)] : [];
};

const holds = (
  { role, country }: Participant,
  selector: { readonly office: string; readonly country?: string | undefined },
): boolean => role === selector.office && (selector.country === undefined || selector.country === country);

const isMember = ({ actorId, country }: Participant, member: Member): boolean => {
  const id = idOf(member);
  return actorId === id || (country !== null && countryActor(country) === id);
};

const idOf = (member: Member): string => ('actor' in member ? member.actor : countryActor(member.country));
