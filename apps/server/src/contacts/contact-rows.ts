import {
  actorsOf,
  type Contact,
  dyadsOf,
  firstDay,
  lastDay,
  type StandingClaim,
  searchText,
} from '@chancery/domain';
import { namedIn } from './claim-blocks';
import type { CopyValue } from './copy-rows';

export const CONTACT_COLUMNS = [
  'id',
  'position',
  'news_position',
  'news_at',
  'mode',
  'status',
  'actor_ids',
  'claimed_ids',
  'countries',
  'topics',
  'outlets',
  'langs',
  'first_day',
  'last_day',
  'demo',
  'search',
  'view',
] as const;

/** The contact as its table has it. `claims`: those of it, as the articles have them and as they are shown. */
export const contactRow = (
  contact: Contact,
  claims: Iterable<StandingClaim>,
  position: number,
): CopyValue[] => {
  const { participants, sources, date } = contact;
  const claimed = new Set(namedIn(contact));
  for (const claim of claims) for (const id of namedIn(claim)) claimed.add(id);
  return [
    contact.id,
    position,
    contact.newsPosition,
    contact.newsAt,
    contact.mode,
    contact.status,
    participants.map((p) => p.actorId),
    [...claimed].sort(),
    [...new Set(participants.flatMap((p) => p.country ?? []))].sort(),
    contact.topics,
    sources.outlets,
    sources.langs,
    date && firstDay(date.value),
    date && lastDay(date.value),
    contact.demo,
    searchText(contact),
    JSON.stringify(contact),
  ];
};

export const PAIR_COLUMNS = ['a', 'b', 'contact_id', 'day', 'mode', 'status', 'initiator'] as const;

/** The dyads that a contact counts for, as `a\tb`, a < b. */
export const pairsShown = (contact: Contact): string[] => dyadsOf(contact).map((dyad) => dyad.join('\t'));

/** The day of a contact that is dated to the day. */
export const dayOf = ({ date }: Pick<Contact, 'date'>): string | null =>
  date?.precision === 'day' ? date.value : null;

export const pairRows = (contact: Contact): CopyValue[][] =>
  pairsShown(contact).map((pair) => [
    ...pair.split('\t'),
    contact.id,
    dayOf(contact),
    contact.mode,
    contact.status,
    contact.initiator,
  ]);

export const ACTOR_COLUMNS = ['actor_id', 'contact_id', 'day', 'mode', 'status'] as const;

export const actorRows = (contact: Contact): CopyValue[][] =>
  actorsOf(contact).map((actorId) => [actorId, contact.id, dayOf(contact), contact.mode, contact.status]);
