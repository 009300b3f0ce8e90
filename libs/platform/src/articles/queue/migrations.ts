import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Serialises publishers, so that offsets become visible in their own order. */
const APPEND_LOCK = 0x43485155;

/**
 * The embedded queue: one partition of a topic as a table.
 *
 * `article_queue_append` takes its lock before it looks for the last offset. It is VOLATILE, so each statement in
 * it sees what was committed by then; thus offsets have no gaps, and whoever has read one misses none below.
 * The last row is never deleted (see `trim`), so offsets go on where they were.
 */
export class CreateArticleQueue1763990000000 implements MigrationInterface {
  readonly name = 'CreateArticleQueue1763990000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE article_queue (
        "offset" bigint PRIMARY KEY,
        key text NOT NULL,
        headers jsonb NOT NULL,
        value bytea NOT NULL,
        queued_at timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    await runner.query(`
      CREATE FUNCTION article_queue_append(keys text[], headers jsonb[], messages bytea[]) RETURNS void
      LANGUAGE plpgsql VOLATILE AS $$
      DECLARE last bigint;
      BEGIN
        PERFORM pg_advisory_xact_lock(${APPEND_LOCK});
        SELECT coalesce(max("offset"), -1) INTO last FROM article_queue;
        INSERT INTO article_queue ("offset", key, headers, value)
          SELECT last + m.ordinal, m.key, m.headers, m.value
          FROM unnest(keys, headers, messages) WITH ORDINALITY AS m(key, headers, value, ordinal);
        PERFORM pg_notify('chancery_queue', '');
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION article_queue_append');
    await runner.query('DROP TABLE article_queue');
  }
}

export const queueMigrations = [CreateArticleQueue1763990000000];
