import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A dead letter is the same one as before where its bytes are too: a topic that was made anew gives known offsets to
 * other messages.
 */
export class TellDeadLettersByPayload1767225600002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE dead_letters
        ADD COLUMN payload_hash bytea NOT NULL GENERATED ALWAYS AS (sha256(payload)) STORED,
        DROP CONSTRAINT dead_letters_topic_partition_offset_key,
        ADD CONSTRAINT dead_letters_origin UNIQUE (topic, partition, "offset", payload_hash);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(/* sql */ `
      ALTER TABLE dead_letters
        DROP CONSTRAINT dead_letters_origin,
        DROP COLUMN payload_hash,
        ADD UNIQUE (topic, partition, "offset");
    `);
  }
}
