import type { ReplayChange, ReplayClaim } from '@chancery/contracts';
import { withActors } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { filterCondition } from '../contacts/filter-sql';
import { contactsOfClaims } from '../past/claim-places';
import { NO_NAMES } from './actor-history';
import {
  momentOf,
  type Place,
  placesInScope,
  placesNaming,
  SLICE,
  type Slice,
  type TellAgain,
} from './places-naming';
import type { ToldAgain } from './recorded-turns';
import { claimsAt } from './replay-claims';
import { MOST_SCANNED } from './timeline';

/**
 * Claims that name an actor otherwise from a decision on, at most so many, and where to go on; null: that was all. Those
 * are left out of contacts that the client has not got and that cannot come to pass its filter by this.
 */
export const tellAgain = async (
  sql: Sql,
  request: TellAgain,
): Promise<{ readonly changes: ReplayChange[]; readonly told: ToldAgain | null }> => {
  let told: ToldAgain | null = request.turn.told;
  const find = request.scope.contacts ? placesInScope : placesNaming;
  const known = await knownAt(sql, request);
  for (let looked = 0; told && looked < MOST_SCANNED; looked += SLICE) {
    const slice: Slice = await find(sql, request, told, known);
    const changes = await framesOf(sql, request, slice.places);
    told = slice.next;
    if (changes.length > 0) return { changes, told };
  }
  return { changes: [], told };
};

/** Contacts that the client has though none of their claims moved since the scene; null: any contact counts. */
const knownAt = async (sql: Sql, request: TellAgain): Promise<readonly string[] | null> => {
  const { scope, shown, turn } = request;
  if (!shown || filterCondition(scope.filter).text !== 'true') return null;
  const rows = await sql.query<{ id: string }>(
    `SELECT DISTINCT unnest(claim_ids) AS id FROM contact_decisions
     WHERE (position > $1 AND position <= $2) OR (undone_position > $1 AND undone_position <= $2)`,
    [shown.scene, turn.position],
  );
  const decided = rows.map(({ id }) => id);
  return [...shown.contacts, ...(await contactsOfClaims(sql, momentOf(request), decided))];
};

const framesOf = async (
  sql: Sql,
  { turn, at, namesAt }: TellAgain,
  places: readonly Place[],
): Promise<ReplayChange[]> => {
  const positions = places.map(({ claim }) => claim);
  const claims = await claimsAt(sql, positions, NO_NAMES);
  return places.flatMap(({ contactId, claim: position }) => {
    const claim = claims.get(position);
    if (!claim) return [];
    const [before, after] = [turn.position - 1, turn.position].map((then) =>
      withActors(claim, namesAt(then)),
    );
    return namesIn(before!) === namesIn(after!)
      ? []
      : [{ kind: 'told' as const, at, contactId, claim: after! }];
  });
};

const namesIn = ({ participants, initiator }: ReplayClaim): string =>
  JSON.stringify([participants, initiator]);
