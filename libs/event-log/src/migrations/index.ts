import { CreateAppendEvents1767225600001 } from './create-append-events';
import { CreateEventLog1767225600000 } from './create-event-log';
import { TellDeadLettersByPayload1767225600002 } from './tell-dead-letters-by-payload';

/** For the `migrations` of a TypeORM DataSource. */
export const eventLogMigrations = [
  CreateEventLog1767225600000,
  CreateAppendEvents1767225600001,
  TellDeadLettersByPayload1767225600002,
];
