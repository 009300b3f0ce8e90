import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row: how the demo stands and how far it was published. */
class CreateDemo1767312200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE demo (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        state text NOT NULL CHECK (state IN ('off', 'streaming', 'complete', 'removed')),
        published int NOT NULL
      );
      INSERT INTO demo (state, published) VALUES ('off', 0);

      -- Claims of the demo in the log, so that removing them reads nothing else.
      CREATE INDEX events_demo_claims ON events (position)
        WHERE type = 'ContactClaimed' AND data->'article'->>'demo' = 'true';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX events_demo_claims; DROP TABLE demo');
  }
}

export const demoMigrations = [CreateDemo1767312200000];
