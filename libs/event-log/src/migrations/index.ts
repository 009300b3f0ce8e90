import { CreateAppendEvents1767225600001 } from './create-append-events';
import { CreateEventLog1767225600000 } from './create-event-log';

/** For the `migrations` of a TypeORM DataSource. */
export const eventLogMigrations = [CreateEventLog1767225600000, CreateAppendEvents1767225600001];
