import { eventLogMigrations } from '@chancery/event-log';
import pg from 'pg';
import { DataSource } from 'typeorm';

/**
 * Runs a benchmark on an empty log in a database of its own, on the server at `adminUrl`,
 * whose user must be allowed to create databases.
 */
export const onEmptyLog = async <Result>(
  adminUrl: string,
  benchmark: (dataSource: DataSource, url: string) => Promise<Result>,
): Promise<Result> => {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const name = `chancery_bench_${process.pid}_${Date.now()}`;
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  try {
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    const dataSource = await new DataSource({
      type: 'postgres',
      url: url.href,
      migrations: eventLogMigrations,
      migrationsRun: true,
    }).initialize();
    try {
      return await benchmark(dataSource, url.href);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
};

/** Runs the tasks, `workers` at a time, and gives the seconds that they took. */
export const secondsFor = async <Task>(
  tasks: readonly Task[],
  workers: number,
  work: (task: Task) => Promise<void>,
): Promise<number> => {
  const queue = tasks.values();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (const task of queue) await work(task);
    }),
  );
  return (performance.now() - started) / 1_000;
};

/** A line of the table that the benchmarks print. */
export interface BenchmarkRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** This value through that of the run's own yardstick. */
  readonly ratio?: number;
}
