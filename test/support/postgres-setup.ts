import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres-server';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of a superuser on the server that the specs share. */
    postgresUrl: string;
  }
}

/**
 * vitest `globalSetup`: one PostgreSQL for all specs of a run, gone when it ends.
 * CHANCERY_TEST_DATABASE_URL names a server to use instead; its user must be allowed to create databases.
 */
export default async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const given = process.env.CHANCERY_TEST_DATABASE_URL;
  if (given) {
    project.provide('postgresUrl', given);
    return undefined;
  }
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return server.stop;
};
