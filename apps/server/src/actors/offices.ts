import type { ActorDetail } from '@chancery/contracts';
import type { Participant } from '@chancery/domain';
import { loadGazetteer, type OfficeTerm } from '@chancery/gazetteer';
import { partsOf } from './known-actors';

type Office = ActorDetail['offices'][number];

/**
 * The offices of an actor, the latest first, undated ones last: the terms of the gazetteer, and the roles that articles
 * told and that are none of these.
 * @param told office ids, as claims name them
 * @param until ISO day; terms that began later are left out, and ends that lie later are open
 */
export const officesOf = (
  { actorId, country }: Participant,
  told: readonly string[],
  until: string,
): Office[] => {
  const { kind, key } = partsOf(actorId);
  const row = kind === 'person' ? loadGazetteer().persons.byId(key) : undefined;
  const terms = (row?.offices ?? []).filter(({ start }) => start === null || start <= until);
  const held = new Set(terms.map(({ office }) => office));
  const roles = told.filter((role) => !held.has(role));
  return [
    ...terms.map((term) => fromTerm(term, until)).sort(byBeginning),
    ...roles.map((role) => ({ role, of: country ?? '', title: nameOf(role), from: null, to: null })),
  ];
};

const fromTerm = (term: OfficeTerm, until: string): Office => ({
  role: term.office,
  of: term.country ?? term.organisation ?? '',
  title: titleOf(term),
  from: term.start,
  to: term.end !== null && term.end <= until ? term.end : null,
});

/** The title of the term in English, or what the office is called; "acting" alone says how it is held. */
const titleOf = ({ title, office }: OfficeTerm): string => {
  if (title === undefined) return nameOf(office);
  return /^[a-z]+$/.test(title) ? `${title} ${nameOf(office)}` : title;
};

const nameOf = (office: string): string =>
  loadGazetteer().officeName(office, 'en') ?? office.replaceAll('_', ' ');

const byBeginning = (a: Office, b: Office): number => ((a.from ?? '') < (b.from ?? '') ? 1 : -1);
