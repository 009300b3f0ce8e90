import type { WatchListBody, WatchListItem } from '@chancery/contracts';
import type { Sql } from '@chancery/event-log';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Failure } from '../../edge/failure';
import { isoOf } from '../../past/moment';
import { changeRules } from './changing';

const STANDING = /* sql */ `
  SELECT id, name, members, version, owner, ${isoOf('updated_at')} AS "updatedAt"
  FROM watch_lists WHERE deleted_at IS NULL`;

/** Lists of actors that rules can ask for: everyone's. */
@Injectable()
export class WatchListStore {
  constructor(private readonly database: DataSource) {}

  /** By name. */
  list(): Promise<WatchListItem[]> {
    return this.database.query(`${STANDING} ORDER BY lower(name), created_at, id`);
  }

  create(user: string, { name, members }: WatchListBody): Promise<WatchListItem> {
    return changeRules(this.database, async (tx) => {
      const [row]: { id: string }[] = await tx.query(
        `INSERT INTO watch_lists (name, members, owner, created_at, updated_at)
         VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp()) RETURNING id`,
        [name, JSON.stringify(members), user],
      );
      return findList(tx, row!.id);
    });
  }

  /**
   * Other members make another version.
   * @throws Failure WATCH_LIST_NOT_FOUND
   */
  replace(id: string, { name, members }: WatchListBody): Promise<WatchListItem> {
    return changeRules(this.database, async (tx) => {
      await findList(tx, id);
      await tx.query(
        `UPDATE watch_lists SET name = $2, members = $3, updated_at = clock_timestamp(),
                version = CASE WHEN members = $3 THEN version ELSE version + 1 END
         WHERE id = $1`,
        [id, name, JSON.stringify(members)],
      );
      return findList(tx, id);
    });
  }

  /** @throws Failure WATCH_LIST_NOT_FOUND; WATCH_LIST_IN_USE while rules ask for it */
  async remove(user: string, id: string): Promise<void> {
    await changeRules(this.database, async (tx) => {
      const { name } = await findList(tx, id);
      const rules = await rulesThatAskFor(tx, user, id);
      if (rules.length > 0)
        throw new Failure('WATCH_LIST_IN_USE', `The list “${name}” is used by ${rules.join(', ')}.`);
      await tx.query(
        'UPDATE watch_lists SET deleted_at = clock_timestamp(), updated_at = clock_timestamp() WHERE id = $1',
        [id],
      );
    });
  }
}

const findList = async (sql: Sql, id: string): Promise<WatchListItem> => {
  const [row] = await sql.query<WatchListItem>(`${STANDING} AND id = $1`, [id]);
  if (!row) throw new Failure('WATCH_LIST_NOT_FOUND', `There is no watch list ${id}.`);
  return row;
};

/** The rules that stand and ask for a list, by the names that this user may know. */
const rulesThatAskFor = async (sql: Sql, user: string, list: string): Promise<string[]> => {
  const rows = await sql.query<{ name: string; seen: boolean }>(
    `SELECT name, owner = $1 OR shared AS seen FROM alert_rules
     WHERE deleted_at IS NULL AND $2 IN (body #>> '{who,list}', body #>> '{with,list}') ORDER BY name`,
    [user, list],
  );
  const seen = rows.filter((row) => row.seen).map(({ name }) => `“${name}”`);
  const others = rows.length - seen.length;
  return others === 0 ? seen : [...seen, `${others} private ${others === 1 ? 'rule' : 'rules'} of others`];
};
