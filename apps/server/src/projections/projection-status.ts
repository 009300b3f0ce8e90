import type { ProjectionItem } from '@chancery/contracts';
import { headPosition, type Sql } from '@chancery/event-log';

interface Row {
  readonly projection: string;
  readonly version: number;
  readonly position: string;
  readonly state: 'running' | 'interrupted' | 'switched' | 'failed' | null;
  readonly started_at: Date;
  readonly updated_at: Date;
  readonly reached: string;
  readonly rate: number | null;
  readonly seconds_left: number | null;
  readonly hash: string | null;
  readonly replaced: string | null;
  readonly detail: string | null;
  readonly alive: boolean;
}

/** Every projection with its latest rebuild. One that says it runs while nobody holds its lock was killed. */
export const projectionStatus = async (sql: Sql): Promise<ProjectionItem[]> => {
  const head = await headPosition(sql);
  const rows = await sql.query<Row>(
    `SELECT p.projection, p.version, p.position, r.state, r.started_at, r.updated_at, r.reached, r.rate,
            r.seconds_left, r.hash, r.replaced, r.detail,
            EXISTS (SELECT FROM pg_locks l
                    WHERE l.locktype = 'advisory' AND l.objsubid = 1
                      AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                      AND ((l.classid::bigint << 32) | l.objid::bigint)
                        = hashtextextended('chancery projection ' || p.projection || ' rebuild 0', 0)) AS alive
     FROM projection_positions p LEFT JOIN LATERAL (
       SELECT * FROM projection_rebuilds b WHERE b.projection = p.projection ORDER BY id DESC LIMIT 1
     ) r ON true ORDER BY p.projection`,
  );
  return rows.map((row) => ({
    name: row.projection,
    version: row.version,
    position: Number(row.position),
    head,
    rebuild: row.state && rebuildOf(row, row.state),
  }));
};

const rebuildOf = (row: Row, state: NonNullable<Row['state']>): NonNullable<ProjectionItem['rebuild']> => ({
  state: state === 'running' && !row.alive ? 'interrupted' : state,
  startedAt: row.started_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  position: Number(row.reached),
  rate: row.rate,
  secondsLeft: row.seconds_left,
  hash: row.hash,
  replaced: row.replaced,
  detail: row.detail,
});
