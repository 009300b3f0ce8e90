import type { SystemStatus } from '@chancery/contracts';
import type { Sql } from '@chancery/event-log';

export type DemoState = SystemStatus['demo']['state'];

/** How the demo stands, and how many of its articles have been published. */
export interface DemoProgress {
  readonly state: DemoState;
  readonly published: number;
}

export const demoProgress = async (sql: Sql): Promise<DemoProgress> => {
  const [row] = await sql.query<DemoProgress>('SELECT state, published FROM demo');
  return row!;
};

/** Whether the demo was removed. With `hold` it stays as it is until the transaction ends. */
export const isDemoRemoved = async (sql: Sql, { hold = false } = {}): Promise<boolean> => {
  const [row] = await sql.query<{ state: DemoState }>(`SELECT state FROM demo ${hold ? 'FOR SHARE' : ''}`);
  return row!.state === 'removed';
};
