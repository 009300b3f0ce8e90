import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPEND_EVENTS = /* sql */ `
  -- One JSON document rather than an array a column: array literals cost writer and server
  -- more than twice as much to write and read as the document does.
  CREATE FUNCTION append_events(
    -- [{stream, event_id, type, schema_version, data, meta, version}]; version: the one that the event
    -- must get, null where any will do
    events jsonb,
    OUT "position"  bigint, -- of the log's last event after this call
    OUT appended    int,
    OUT duplicates  int
  ) LANGUAGE plpgsql
  -- A plan that was cached while the tables were small would scan them when they are large.
  SET plan_cache_mode = force_custom_plan
  AS $$
  #variable_conflict use_column
  DECLARE
    head     log_head;
    recorded timestamptz;
    conflict jsonb;
  BEGIN
    -- Held until the transaction ends, so that events become visible in the order of their positions.
    PERFORM pg_advisory_xact_lock(1128808782, 0);
    SELECT * INTO STRICT head FROM log_head;
    recorded := date_trunc('milliseconds', greatest(clock_timestamp(), head.recorded_at));

    WITH given AS MATERIALIZED (
      SELECT * FROM ROWS FROM (jsonb_to_recordset(append_events.events) AS (
        stream text, event_id uuid, type text, schema_version smallint, data jsonb, meta jsonb, version int
      )) WITH ORDINALITY AS given (stream, event_id, type, schema_version, data, meta, version, ordinal)
    ), fresh AS (
      SELECT DISTINCT ON (event_id) event_id, stream, version AS wanted, ordinal
      FROM given
      WHERE NOT EXISTS (SELECT FROM event_ids k WHERE k.event_id = given.event_id)
      ORDER BY event_id, ordinal
    ), latest AS (
      SELECT stream, (SELECT max(e.version) FROM events e WHERE e.stream = f.stream) AS version
      FROM (SELECT DISTINCT stream FROM fresh) f
    ), placed AS MATERIALIZED (
      SELECT f.ordinal, f.event_id, f.stream, f.wanted,
        head.position + row_number() OVER (ORDER BY f.ordinal) AS position,
        coalesce(l.version, 0) + row_number() OVER (PARTITION BY f.stream ORDER BY f.ordinal) AS version
      FROM fresh f JOIN latest l USING (stream)
    ), known AS (
      INSERT INTO event_ids (event_id, position) SELECT event_id, position FROM placed
    ), written AS (
      INSERT INTO events (position, stream, version, event_id, type, schema_version, data, meta, recorded_at)
      SELECT p.position, g.stream, p.version, g.event_id, g.type, g.schema_version, g.data, g.meta, recorded
      FROM placed p JOIN given g USING (ordinal)
      ORDER BY p.position
      RETURNING position
    )
    SELECT
      (SELECT count(*) FROM written),
      (SELECT jsonb_build_object('stream', stream, 'expected', wanted - 1, 'actual', version - 1)
       FROM placed WHERE wanted <> version ORDER BY ordinal LIMIT 1)
    INTO appended, conflict;

    IF conflict IS NOT NULL THEN
      RAISE EXCEPTION 'stream % is at version %, not %',
          conflict->>'stream', conflict->>'actual', conflict->>'expected'
        USING ERRCODE = 'CHVER', DETAIL = conflict;
    END IF;

    position := head.position + appended;
    duplicates := jsonb_array_length(append_events.events) - appended;
    IF appended > 0 THEN
      UPDATE log_head SET position = head.position + appended, recorded_at = recorded;
      PERFORM pg_notify('chancery_events', (head.position + appended)::text);
    END IF;
  END $$;
`;

/** The one way into the log. */
export class CreateAppendEvents1767225600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(APPEND_EVENTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION append_events');
  }
}
