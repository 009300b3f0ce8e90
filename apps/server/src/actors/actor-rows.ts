import type { ActorItem } from '@chancery/contracts';
import type { ActorKind, Participant } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { gazetteerActor, partsOf } from './known-actors';

export interface ActorRow {
  readonly actor_id: string;
  readonly name: string;
  readonly kind: ActorKind;
  readonly country: string | null;
  readonly provisional: boolean;
  /** Contacts by the office that was held. */
  readonly roles: Readonly<Record<string, number>>;
  readonly contacts: number;
  readonly last_day: string | null;
}

export const ACTOR_COLUMNS = `actor_id, name, kind, country, provisional, roles, contacts,
  to_char(last_day, 'YYYY-MM-DD') AS last_day`;

/** The actor as contacts name it; a country that was only ever represented as the gazetteer does. */
export const participantOf = (row: ActorRow): Participant => {
  const { actor_id, name, kind, country, provisional } = row;
  const [role] = rolesOf(row);
  const listed = name === actor_id ? gazetteerActor(actor_id, '') : undefined;
  return {
    actorId: actor_id,
    name: listed?.name ?? (name === actor_id ? partsOf(actor_id).key : name),
    kind,
    country,
    ...(role !== undefined && { role }),
    ...(provisional && { provisional }),
  };
};

/** Office ids, the most frequent first. */
export const rolesOf = ({ roles }: ActorRow): string[] =>
  Object.entries(roles)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([role]) => role);

export const itemOf = (row: ActorRow): ActorItem => ({
  ...participantOf(row),
  contacts: row.contacts,
  lastContact: row.last_day,
});

/** The actors that the record has of these, by id. */
export const readActors = async (sql: Sql, ids: readonly string[]): Promise<Map<string, ActorRow>> => {
  const rows = await sql.query<ActorRow>(
    `SELECT ${ACTOR_COLUMNS} FROM actors WHERE actor_id = ANY($1::text[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.actor_id, row]));
};

/**
 * Who these are, by id: as the record shows them, else as the gazetteer knows them. Ids that neither has are left out.
 * @param day ISO day for which the gazetteer is asked
 */
export const readParticipants = async (
  sql: Sql,
  ids: readonly string[],
  day: string,
): Promise<Map<string, Participant>> => {
  const rows = await readActors(sql, ids);
  return new Map(
    ids.flatMap((id): [string, Participant][] => {
      const row = rows.get(id);
      const known = row ? participantOf(row) : gazetteerActor(id, day);
      return known ? [[id, known]] : [];
    }),
  );
};

/** A participant for an id of which nothing but the id is known: a country that was only ever represented. */
export const unnamed = (actorId: string): Participant => {
  const { kind, key } = partsOf(actorId);
  return { actorId, name: key, kind, country: kind === 'country' ? key : null };
};
