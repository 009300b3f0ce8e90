/** Runs one statement; a TypeORM DataSource and its EntityManager fit. Rows come as an array. */
export interface QueueDatabase {
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** Returns at a notification on `chancery_queue`, after `maxMs`, or when the signal falls. */
export type Wait = (maxMs: number, signal: AbortSignal) => Promise<void>;
