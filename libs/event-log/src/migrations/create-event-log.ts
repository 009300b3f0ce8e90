import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = /* sql */ `
  CREATE TABLE events (
    position       bigint      PRIMARY KEY CHECK (position > 0),
    stream         text        NOT NULL,
    version        int         NOT NULL CHECK (version > 0),
    event_id       uuid        NOT NULL,
    type           text        NOT NULL,
    schema_version smallint    NOT NULL,
    data           jsonb       NOT NULL,
    meta           jsonb       NOT NULL,
    recorded_at    timestamptz NOT NULL,
    UNIQUE (stream, version)
  );

  CREATE TABLE event_ids (
    event_id uuid   PRIMARY KEY,
    position bigint NOT NULL
  );

  -- One row: where the log ends. Updated under the append lock, so positions have no gap.
  CREATE TABLE log_head (
    single      boolean     PRIMARY KEY DEFAULT true CHECK (single),
    position    bigint      NOT NULL,
    recorded_at timestamptz NOT NULL
  );
  INSERT INTO log_head (position, recorded_at) VALUES (0, '-infinity');

  CREATE TABLE source_offsets (
    "group"   text   NOT NULL,
    topic     text   NOT NULL,
    partition int    NOT NULL,
    next      bigint NOT NULL,
    PRIMARY KEY ("group", topic, partition)
  );

  CREATE TABLE checkpoints (
    projection text        NOT NULL,
    version    int         NOT NULL,
    position   bigint      NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (projection, version)
  );

  CREATE TABLE article_texts (
    hash  text PRIMARY KEY,
    title text NOT NULL,
    text  text NOT NULL
  );

  CREATE TABLE dead_letters (
    id           uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    topic        text        NOT NULL,
    partition    int         NOT NULL,
    "offset"     bigint      NOT NULL,
    code         text        NOT NULL,
    message      text        NOT NULL,
    payload      bytea       NOT NULL,
    headers      jsonb       NOT NULL,
    received_at  timestamptz NOT NULL,
    redriven_at  timestamptz,
    forwarded_at timestamptz,
    -- The same letter has the same bytes too: a topic that was made anew gives known offsets to other messages.
    payload_hash bytea       NOT NULL GENERATED ALWAYS AS (sha256(payload)) STORED,
    UNIQUE (topic, partition, "offset", payload_hash)
  );
  CREATE INDEX dead_letters_latest ON dead_letters (received_at DESC, id DESC);
  CREATE INDEX dead_letters_not_forwarded ON dead_letters (received_at, id) WHERE forwarded_at IS NULL;
`;

const APPEND_ONLY = /* sql */ `
  CREATE FUNCTION refuse_change_of_log() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% of % is refused: the event log is append-only', TG_OP, TG_TABLE_NAME
      USING ERRCODE = 'CHLOG';
  END $$;

  -- Looks at the call stack rather than at a setting or a role: there is nothing to forge or to leave
  -- switched on, and it holds for the owner and for superusers too.
  CREATE FUNCTION refuse_insert_past_append() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    stack text;
  BEGIN
    GET DIAGNOSTICS stack = PG_CONTEXT;
    IF stack !~ '\\mappend_events\\(' THEN
      RAISE EXCEPTION 'INSERT into % is refused: only append_events() writes to the event log', TG_TABLE_NAME
        USING ERRCODE = 'CHLOG';
    END IF;
    RETURN NULL;
  END $$;

  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_log();
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_ids
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_log();
  CREATE TRIGGER only_by_append BEFORE INSERT ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_insert_past_append();
  CREATE TRIGGER only_by_append BEFORE INSERT ON event_ids
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_insert_past_append();
`;

/** The log's tables, and the triggers that keep it append-only. */
export class CreateEventLog1767225600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(APPEND_ONLY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      DROP TABLE dead_letters, article_texts, checkpoints, source_offsets, log_head, event_ids, events;
      DROP FUNCTION refuse_insert_past_append(), refuse_change_of_log();
    `);
  }
}
