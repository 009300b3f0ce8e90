import { type Configuration, findEmbeddedPostgres } from '@chancery/platform';

/**
 * The database that a Chancery with this configuration uses.
 * @throws where that is the embedded one and does not run
 */
export const databaseUrl = async ({ databaseUrl: given, dataDir }: Configuration): Promise<string> => {
  const url = given ?? (await findEmbeddedPostgres(dataDir));
  if (url !== null) return url;
  throw new Error(
    `Chancery does not run on ${dataDir}: start it with "npm start", or set CHANCERY_DATABASE_URL or CHANCERY_KAFKA_BROKERS.`,
  );
};
