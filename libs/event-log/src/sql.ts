/**
 * Whoever can run a statement: TypeORM's EntityManager (inside a transaction), QueryRunner and DataSource.
 * Gives the rows. (TypeORM gives `[rows, count]` for UPDATE and DELETE as top-level commands;
 * the statements here wrap those into a CTE, so that rows it is.)
 */
export interface Sql {
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** The five-character SQLSTATE of an error of PostgreSQL, whether raw or wrapped by TypeORM. */
export const sqlState = (error: unknown): string | undefined => driverError(error)?.code;

/** The DETAIL line of an error of PostgreSQL. */
export const errorDetail = (error: unknown): string | undefined => driverError(error)?.detail;

interface DriverError {
  readonly code?: string;
  readonly detail?: string;
}

const driverError = (error: unknown): DriverError | undefined => {
  if (typeof error !== 'object' || error === null) return undefined;
  return 'driverError' in error ? (error.driverError as DriverError) : error;
};
