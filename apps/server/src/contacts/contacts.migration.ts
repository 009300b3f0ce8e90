import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The read model of contacts: `view` is what the API answers; the columns beside it are what filters ask for. */
class CreateContacts1767312000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;

      CREATE TABLE contacts (
        id uuid PRIMARY KEY,
        -- Position up to which the projection had read when it last wrote the row: what live clients ask by.
        position bigint NOT NULL,
        -- Position of the news: since when the contact has had its status. Orders the feed.
        news_position bigint NOT NULL,
        mode text NOT NULL,
        status text NOT NULL,
        actor_ids text[] NOT NULL,
        countries text[] NOT NULL,
        topics text[] NOT NULL,
        outlets text[] NOT NULL,
        langs text[] NOT NULL,
        first_day date,
        last_day date,
        demo boolean NOT NULL,
        search text NOT NULL,
        view jsonb NOT NULL
      );
      CREATE INDEX contacts_by_position ON contacts (position);
      -- No two contacts have the same, but while rows are written one by one they may.
      CREATE INDEX contacts_by_news ON contacts (news_position DESC);
      CREATE INDEX contacts_by_status ON contacts (status, news_position DESC);
      CREATE INDEX contacts_by_mode ON contacts (mode, news_position DESC);
      CREATE INDEX contacts_by_day ON contacts (first_day, last_day);
      CREATE INDEX contacts_by_actor ON contacts USING gin (actor_ids);
      CREATE INDEX contacts_by_country ON contacts USING gin (countries);
      CREATE INDEX contacts_by_search ON contacts USING gin (search gin_trgm_ops);

      -- Contacts that were merged away or lost their last claim, for clients that still show them.
      CREATE TABLE contacts_gone (position bigint NOT NULL, id uuid NOT NULL, PRIMARY KEY (position, id));

      -- Which claims stand and where they belong; what they say is in the log, at their position.
      CREATE TABLE contact_claims (
        claim_id uuid PRIMARY KEY,
        contact_id uuid NOT NULL,
        position bigint NOT NULL,
        loose_key text,
        demo boolean NOT NULL
      );
      CREATE INDEX contact_claims_by_contact ON contact_claims (contact_id);
      CREATE INDEX contact_claims_by_loose_key ON contact_claims (loose_key) WHERE loose_key IS NOT NULL;
      CREATE INDEX contact_claims_demo ON contact_claims (claim_id) WHERE demo;

      -- Where a new claim looks for its occasion.
      CREATE TABLE claim_blocks (
        block text NOT NULL,
        anchor boolean NOT NULL,
        claim_id uuid NOT NULL REFERENCES contact_claims ON DELETE CASCADE,
        PRIMARY KEY (block, claim_id)
      );
      CREATE INDEX claim_blocks_by_claim ON claim_blocks (claim_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE claim_blocks, contact_claims, contacts_gone, contacts');
  }
}

export const contactsMigrations = [CreateContacts1767312000000];
