import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Secret addresses of the agenda. Only hashes of tokens are stored: a copy of the database opens no calendar. */
class CreateCalendarLinks1767312400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_links (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        user_name text NOT NULL,
        name text NOT NULL,
        filter jsonb NOT NULL,
        token_hash text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_read_at timestamptz
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calendar_links');
  }
}

export const agendaMigrations = [CreateCalendarLinks1767312400000];
