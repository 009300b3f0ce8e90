import { eventLogMigrations } from '@chancery/event-log';
import { queueMigrations } from '@chancery/platform';
import { DataSource } from 'typeorm';
import { agendaMigrations } from '../agenda/agenda.migration';
import { alertsMigrations } from '../alerts/alerts.migration';
import { contactsMigrations } from '../contacts/contacts.migration';
import { demoMigrations } from '../demo/demo.migration';
import { projectionsMigrations } from '../projections/projections.migration';
import { sessionMigrations } from '../session/session.migration';

/** Connects and brings the schema up to date; migrations of several starting processes queue behind one lock. */
export const openDatabase = async (url: string): Promise<DataSource> => {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    applicationName: 'chancery',
    migrations: [
      ...eventLogMigrations,
      ...queueMigrations,
      ...projectionsMigrations,
      ...contactsMigrations,
      ...sessionMigrations,
      ...agendaMigrations,
      ...alertsMigrations,
      ...demoMigrations,
    ],
    migrationsTableName: 'migrations',
    poolSize: 12,
    extra: { connectionTimeoutMillis: 10_000, keepAlive: true },
    poolErrorHandler: () => {},
  });
  await dataSource.initialize();
  await migrate(dataSource);
  return dataSource;
};

const MIGRATION_LOCK = 0x43484d47;

const migrate = async (dataSource: DataSource): Promise<void> => {
  const runner = dataSource.createQueryRunner();
  await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await runner.release();
  }
};
