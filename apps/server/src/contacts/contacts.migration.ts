import { CONTACTS } from '@chancery/domain';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { showSlot } from '../projections/slots';
import { CONTACTS_TABLES, CREATE_TABLES, FOLD_INDEXES, READ_INDEXES } from './slot-tables';

/** What the database needs for text search within words. */
class CreateContacts1767312000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
  }

  async down(): Promise<void> {}
}

/**
 * Two slots for the read model, of which the views in `public` show one. What there was of it is dropped: the log has
 * everything, and is folded anew.
 */
class CreateContactSlots1767398400001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS claim_blocks, contact_claims, contacts_gone, contacts');
    await runner.query('DELETE FROM checkpoints WHERE projection = $1', [CONTACTS.name]);
    for (const slot of ['contacts_a', 'contacts_b'] as const) {
      await runner.query(`CREATE SCHEMA ${slot}; SET LOCAL search_path TO ${slot}, public; ${CREATE_TABLES}`);
      for (const index of [...FOLD_INDEXES, ...READ_INDEXES]) await runner.query(index);
    }
    await runner.query('SET LOCAL search_path TO public');
    await showSlot(runner, 'contacts_a', CONTACTS_TABLES, { anew: true });
    await runner.query('INSERT INTO projection_slots (projection, slot, version) VALUES ($1, $2, $3)', [
      CONTACTS.name,
      'contacts_a',
      CONTACTS.version,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA contacts_a, contacts_b CASCADE');
    await runner.query('DELETE FROM projection_slots WHERE projection = $1', [CONTACTS.name]);
  }
}

export const contactsMigrations = [CreateContacts1767312000000, CreateContactSlots1767398400001];
