import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Only hashes of tokens are stored: a copy of the database opens no door. */
class CreateSessions1767312100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE login_links (token_hash text PRIMARY KEY, expires_at timestamptz NOT NULL);
      CREATE TABLE sessions (
        token_hash text PRIMARY KEY,
        user_name text NOT NULL,
        expires_at timestamptz NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE login_links, sessions');
  }
}

export const sessionMigrations = [CreateSessions1767312100000];
