import { foldText } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import type { ActorChange, Change, Tally } from './tally';

/** Adds what changed to the summaries of actors, pairs and spellings. Contacts and pairs must be written before. */
export const saveTally = async (sql: Sql, tally: Tally): Promise<void> => {
  await saveActors(sql, tally.actors);
  await savePairs(sql, tally.pairs);
  await saveSpellings(sql, tally.spellings);
  tally.clear();
};

interface ActorRow {
  readonly actor_id: string;
  readonly contacts: number;
  readonly last_day: string | null;
  readonly roles: Record<string, number>;
  readonly variants: Record<string, number>;
}

const saveActors = async (sql: Sql, changes: ReadonlyMap<string, ActorChange>): Promise<void> => {
  const effective = [...changes].filter(
    ([, change]) => hasEffect(change) || change.roles.size > 0 || change.variants.size > 0,
  );
  if (effective.length === 0) return;
  const ids = effective.map(([id]) => id);
  const rows = await sql.query<ActorRow>(
    `SELECT actor_id, contacts, to_char(last_day, 'YYYY-MM-DD') AS last_day, roles, variants
     FROM actors WHERE actor_id = ANY($1)`,
    [ids],
  );
  const before = new Map(rows.map((row) => [row.actor_id, row]));
  const after = effective.map(([id, change]) => changedActor(id, change, before.get(id)));
  await sql.query('DELETE FROM actors WHERE actor_id = ANY($1)', [ids]);
  await sql.query(
    `INSERT INTO actors (actor_id, name, kind, country, provisional, roles, variants, contacts, last_day, search)
     SELECT actor_id, name, kind, country, provisional, roles, variants, contacts, last_day, search
     FROM jsonb_to_recordset($1) AS a (actor_id text, name text, kind text, country text, provisional boolean,
                                       roles jsonb, variants jsonb, contacts int, last_day date,
                                       search text)`,
    [JSON.stringify(after.filter((actor) => actor.contacts > 0))],
  );
  await findLastDays(
    sql,
    effective.flatMap(([id, { came, went }]) => {
      const last = before.get(id)?.last_day ?? null;
      const lost = went.last !== null && last !== null && went.last >= last;
      return lost && (came.last === null || came.last < went.last!) ? [id] : [];
    }),
  );
};

const changedActor = (actorId: string, change: ActorChange, row: ActorRow | undefined) => {
  const variants = sum(row?.variants, change.variants);
  const [name, country, provisional] = JSON.parse(mostFrequent(variants) ?? '[null,null,false]');
  return {
    actor_id: actorId,
    name: name ?? actorId,
    search: foldText(name ?? ''),
    kind: change.kind,
    country: country ?? (change.kind === 'country' ? actorId.replace('country:', '') : null),
    provisional,
    roles: sum(row?.roles, change.roles),
    variants,
    contacts: (row?.contacts ?? 0) + change.contacts,
    last_day: later(row?.last_day ?? null, change.came.last),
  };
};

const sum = (counts: Record<string, number> = {}, changes: ReadonlyMap<string, number>) => {
  const all = new Map(Object.entries(counts));
  for (const [key, times] of changes) all.set(key, (all.get(key) ?? 0) + times);
  return Object.fromEntries([...all].filter(([, times]) => times > 0));
};

const mostFrequent = (counts: Record<string, number>): string | undefined =>
  Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];

const later = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;

/** For actors whose last contact went. */
const findLastDays = async (sql: Sql, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await sql.query(
    `UPDATE actors SET last_day = (
       SELECT max(day) FROM contact_actors r WHERE r.actor_id = actors.actor_id AND status = 'occurred'
     ) WHERE actor_id = ANY($1)`,
    [ids],
  );
};

const savePairs = async (sql: Sql, changes: ReadonlyMap<string, Change>): Promise<void> => {
  const effective = [...changes].filter(([, change]) => hasEffect(change));
  if (effective.length === 0) return;
  const rows = effective.map(([pair, { contacts, came }]) => {
    const [a, b] = pair.split('\t');
    return { a, b, contacts, first_day: came.first, last_day: came.last };
  });
  await sql.query(
    `INSERT INTO dyads AS d (a, b, contacts, first_day, last_day)
     SELECT a, b, contacts, first_day, last_day
     FROM jsonb_to_recordset($1) AS c (a text, b text, contacts int, first_day date, last_day date)
     ON CONFLICT (a, b) DO UPDATE SET
       contacts = d.contacts + excluded.contacts,
       first_day = least(d.first_day, excluded.first_day),
       last_day = greatest(d.last_day, excluded.last_day)`,
    [JSON.stringify(rows)],
  );
  await findSpans(
    sql,
    effective.flatMap(([pair, { came, went }]) => (covers(came, went) ? [] : [pair])),
  );
  // The whole table is looked through only when a pair may have lost its last contact.
  if (rows.some(({ contacts }) => contacts < 0)) await sql.query('DELETE FROM dyads WHERE contacts = 0');
};

/** For pairs some of whose contacts went. */
const findSpans = async (sql: Sql, pairs: readonly string[]): Promise<void> => {
  if (pairs.length === 0) return;
  const parts = pairs.map((pair) => pair.split('\t'));
  await sql.query(
    `UPDATE dyads d SET (first_day, last_day) = (
       SELECT min(day), max(day) FROM contact_pairs p
       WHERE p.a = d.a AND p.b = d.b AND status = 'occurred'
     ) FROM unnest($1::text[], $2::text[]) AS w (a, b) WHERE d.a = w.a AND d.b = w.b`,
    [parts.map(([a]) => a), parts.map(([, b]) => b)],
  );
};

const hasEffect = ({ contacts, came, went }: Change): boolean =>
  contacts !== 0 || came.first !== went.first || came.last !== went.last;

const covers = (came: Change['came'], went: Change['went']): boolean =>
  went.first === null || (came.first !== null && came.first <= went.first && came.last! >= went.last!);

const saveSpellings = async (sql: Sql, changes: ReadonlyMap<string, number>): Promise<void> => {
  if (changes.size === 0) return;
  const rows = [...changes].map(([key, times]) => {
    const [actor_id, text, lang] = JSON.parse(key);
    return { actor_id, text, lang, times, search: foldText(text) };
  });
  await sql.query(
    `INSERT INTO actor_spellings AS s (actor_id, text, lang, times, search)
     SELECT actor_id, text, lang, times, search
     FROM jsonb_to_recordset($1) AS c (actor_id text, text text, lang text, times int, search text)
     ON CONFLICT (actor_id, text, lang) DO UPDATE SET times = s.times + excluded.times`,
    [JSON.stringify(rows)],
  );
  if (rows.some(({ times }) => times < 0)) await sql.query('DELETE FROM actor_spellings WHERE times = 0');
};
