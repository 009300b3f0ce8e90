import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row once the demo has begun: whether it still streams, is complete, or was removed for good. */
class CreateDemo1764000300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE demo (
        single boolean PRIMARY KEY DEFAULT true CHECK (single),
        state text NOT NULL CHECK (state IN ('streaming', 'complete', 'removed'))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE demo');
  }
}

export const demoMigrations = [CreateDemo1764000300000];
