import { randomUUID } from 'node:crypto';
import type { NewEvent } from '@chancery/domain';
import { DataSource } from 'typeorm';
import { createDatabase } from '../../../test/support/postgres';
import { eventLogMigrations } from './migrations';
import { readEvents } from './read';

/** An empty log in a database of its own, for specs. */
export interface LogFixture {
  readonly url: string;
  readonly dataSource: DataSource;
  close(): Promise<void>;
}

/** A migrated log on the database at `url`. */
export const connect = (url: string): Promise<DataSource> =>
  new DataSource({
    type: 'postgres',
    url,
    migrations: eventLogMigrations,
    migrationsRun: true,
    poolSize: 20,
    logging: false,
  }).initialize();

export const openLog = async (): Promise<LogFixture> => {
  const database = await createDatabase();
  const dataSource = await connect(database.url);
  return {
    url: database.url,
    dataSource,
    close: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
};

/** An event of which only the id matters. */
export const someEvent = (id: string = randomUUID(), data: unknown = { said: 'yes' }): NewEvent => ({
  id,
  type: 'ArticleReceived',
  schemaVersion: 1,
  data,
});

export const someEvents = (count: number): NewEvent[] => Array.from({ length: count }, () => someEvent());

/** The ids of all events, in the order of the log. */
export const idsInLog = async (dataSource: DataSource): Promise<string[]> =>
  (await readEvents(dataSource, { after: 0, limit: 1_000_000 })).map(({ event }) => event.id);

export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
