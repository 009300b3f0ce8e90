import type { ContactFilter } from '@chancery/domain';
import type { ParticipantItem } from './participant-item';

/** The code of a country's id; undefined for anyone else. */
const codeOf = (actorId: string): string | undefined => /^country:([A-Z]{2})$/.exec(actorId)?.[1];

/** Contacts that concern an actor; a country stands for itself and for everyone who represents it. */
export const concerning = (actorId: string): ContactFilter => {
  const country = codeOf(actorId);
  return country ? { country: [country] } : { actor: [actorId] };
};

type Side = Pick<ParticipantItem, 'actorId' | 'country'>;

/** Contacts between two actors; a country stands there too for everyone who represents it. */
export const between = (a: Side, b: Side): ContactFilter => {
  const [one, other] = [codeOf(a.actorId), codeOf(b.actorId)];
  if (one && other) return { country: [one], withCountry: [other] };
  if (one && b.country !== one) return { country: [one], actor: [b.actorId] };
  if (other && a.country !== other) return { country: [other], actor: [a.actorId] };
  return { actor: [a.actorId], with: [b.actorId] };
};
