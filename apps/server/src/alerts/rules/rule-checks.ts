import type { AlertRuleBody } from '@chancery/contracts';
import { countryActor, type Selector } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { Failure, type Fault } from '../../edge/failure';

/** Who asks for a rule, and the channels that it has already: those may be another's. */
export interface Asking {
  readonly user: string;
  readonly kept?: readonly string[];
}

/**
 * Whether a rule names what there is, and two who can have contact with each other. Gives it with ids as they are stored.
 * @throws Failure INVALID_REQUEST with a fault for each place
 */
export const checkRule = async (sql: Sql, asked: AlertRuleBody, asking: Asking): Promise<AlertRuleBody> => {
  const body = withStoredIds(asked);
  const faults = [
    ...sameParty(body),
    ...(await unknownLists(sql, body)),
    ...(await unknownChannels(sql, body, asking)),
  ];
  if (faults.length === 0) return body;
  const detail = faults.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new Failure('INVALID_REQUEST', detail, faults);
};

/** UUIDs are read in any case, and compared as texts. */
const withStoredIds = (body: AlertRuleBody): AlertRuleBody => ({
  ...body,
  who: withStoredId(body.who),
  with: withStoredId(body.with),
  channels: [...new Set(body.channels.map((id) => id.toLowerCase()))],
});

const withStoredId = (selector: AlertRuleBody['who']): AlertRuleBody['who'] =>
  'list' in selector ? { list: selector.list.toLowerCase() } : selector;

const sameParty = (body: Pick<AlertRuleBody, 'who' | 'with'>): Fault[] => {
  const [who, other] = [partyOf(body.who), partyOf(body.with)];
  return who !== undefined && who === other
    ? [{ path: 'with', message: `is the same as who: ${who} has no contact with itself` }]
    : [];
};

/** The one actor that a selector means, if it means one. */
const partyOf = (selector: Selector): string | undefined => {
  if ('actor' in selector) return selector.actor;
  return 'country' in selector && !('office' in selector) ? countryActor(selector.country!) : undefined;
};

const SIDES = ['who', 'with'] as const;

const unknownLists = async (sql: Sql, body: AlertRuleBody): Promise<Fault[]> => {
  const asked = SIDES.flatMap((side) => {
    const selector = body[side];
    return 'list' in selector ? [{ path: `${side}.list`, id: selector.list }] : [];
  });
  const known = await knownIds(
    sql,
    'SELECT id FROM watch_lists WHERE id = ANY($1::uuid[]) AND deleted_at IS NULL',
    [asked.map(({ id }) => id)],
  );
  return asked.flatMap(({ path, id }) =>
    known.has(id) ? [] : [{ path, message: `there is no watch list ${id}` }],
  );
};

const unknownChannels = async (
  sql: Sql,
  body: AlertRuleBody,
  { user, kept = [] }: Asking,
): Promise<Fault[]> => {
  const asked = body.channels.filter((id) => id !== 'inbox');
  const known = await knownIds(
    sql,
    `SELECT id FROM alert_channels
     WHERE id = ANY($1::uuid[]) AND deleted_at IS NULL AND (owner = $2 OR id::text = ANY($3::text[]))`,
    [asked, user, kept],
  );
  return body.channels.flatMap((id, i) =>
    id === 'inbox' || known.has(id) ? [] : [{ path: `channels[${i}]`, message: `there is no channel ${id}` }],
  );
};

const knownIds = async (sql: Sql, text: string, values: unknown[]): Promise<Set<string>> => {
  if ((values[0] as unknown[]).length === 0) return new Set();
  const rows = await sql.query<{ id: string }>(text, values);
  return new Set(rows.map(({ id }) => id));
};
