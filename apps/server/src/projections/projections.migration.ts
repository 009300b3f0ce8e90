import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which copy of a projection's tables is shown, and how rebuilds of the other one go or went. */
class CreateProjections1767398400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE projection_slots (
        projection text PRIMARY KEY,
        slot text NOT NULL,
        -- Of the fold that filled the slot: with it, the key of the checkpoint that tells how far it has read.
        version int NOT NULL
      );

      CREATE TABLE projection_rebuilds (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        projection text NOT NULL,
        version int NOT NULL,
        slot text NOT NULL,
        state text NOT NULL CHECK (state IN ('running', 'interrupted', 'switched', 'failed')),
        started_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        -- Up to which the slot's tables are filled.
        position bigint NOT NULL,
        -- Up to which it has folded, with what is not written yet.
        reached bigint NOT NULL,
        rate double precision,
        seconds_left double precision,
        hash text,
        replaced text,
        detail text
      );
      CREATE INDEX projection_rebuilds_latest ON projection_rebuilds (projection, id DESC);

      -- How far what is shown has been read from the log.
      CREATE VIEW projection_positions AS
        SELECT projection, version, slot, coalesce(position, 0) AS position
        FROM projection_slots LEFT JOIN checkpoints USING (projection, version);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP VIEW projection_positions; DROP TABLE projection_rebuilds, projection_slots');
  }
}

export const projectionsMigrations = [CreateProjections1767398400000];
