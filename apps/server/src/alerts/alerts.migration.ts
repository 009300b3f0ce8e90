import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rules, their firings and where these are sent. Of the contacts' read model nothing is referenced: it is rebuilt beside
 * these, and what fired stays fired.
 */
class CreateAlerts1767916800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE watch_lists (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        name text NOT NULL,
        -- As the API has them: [{"actor": id}, {"country": "RU"}].
        members jsonb NOT NULL,
        version int NOT NULL DEFAULT 1,
        owner text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz
      );

      CREATE TABLE alert_rules (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        -- Rises with each change of what the rule tells; a version tells of nothing that was known when it began.
        version int NOT NULL DEFAULT 1,
        -- Position of the log up to which everything was known when this version began.
        since bigint NOT NULL,
        owner text NOT NULL,
        shared boolean NOT NULL,
        name text NOT NULL,
        -- As the API has them: who, with, when, filter, demands, recencyDays, channels.
        body jsonb NOT NULL,
        state text NOT NULL DEFAULT 'active',
        snoozed_until timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz
      );

      CREATE INDEX alert_rules_by_change ON alert_rules (updated_at);
      CREATE INDEX watch_lists_by_change ON watch_lists (updated_at);

      CREATE TABLE alerts (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        -- Order of firing.
        number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        rule_id uuid NOT NULL REFERENCES alert_rules,
        rule_version int NOT NULL,
        -- The rule as it was: corrections are judged by it.
        rule jsonb NOT NULL,
        -- The contact as it was called when the alert fired: the id of a claim that stays with the occasion; of a
        -- silence the last contact before it.
        anchor uuid NOT NULL,
        -- What is told of the contact: each change of a plan has a key of its own.
        key text NOT NULL,
        -- The contact that the anchor belongs to today; null: to none any more.
        contact_id uuid,
        -- The pairs that it tells of, each as two actor ids, the lesser first, with a space between.
        dyads text[] NOT NULL,
        day date,
        reason jsonb NOT NULL,
        -- Why it no longer stands; null while it does.
        because jsonb,
        fired_at timestamptz NOT NULL DEFAULT now(),
        acknowledged_at timestamptz,
        assignee text,
        -- Once for a rule, its version and an occasion.
        UNIQUE (rule_id, rule_version, anchor, key)
      );
      CREATE INDEX alerts_by_contact ON alerts (contact_id);
      CREATE INDEX alerts_by_anchor ON alerts (anchor);
      CREATE INDEX alerts_by_dyad ON alerts USING gin (dyads);
      CREATE INDEX alerts_by_rule ON alerts (rule_id, number DESC);

      CREATE TABLE alert_amendments (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        alert_id uuid NOT NULL REFERENCES alerts ON DELETE CASCADE,
        -- {"kind": "not-first", "earlier": {"contactId": id, "day": "2025-02-15"}}
        amendment jsonb NOT NULL,
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX alert_amendments_by_alert ON alert_amendments (alert_id, at);

      CREATE TABLE alert_reads (
        alert_id uuid NOT NULL REFERENCES alerts ON DELETE CASCADE,
        user_name text NOT NULL,
        read_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (alert_id, user_name)
      );

      CREATE TABLE alert_channels (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        owner text NOT NULL,
        kind text NOT NULL,
        name text NOT NULL,
        -- Without what is secret in it, for people to know it by.
        shown_address text NOT NULL,
        -- The address and secrets, encrypted.
        sealed bytea NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        deleted_at timestamptz
      );

      -- The outbox: written with the alert or amendment, and worked off by whoever delivers.
      CREATE TABLE alert_deliveries (
        -- What receivers know a message by, however often it is sent.
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        channel_id uuid NOT NULL REFERENCES alert_channels,
        kind text NOT NULL,
        -- Null: a test.
        alert_id uuid REFERENCES alerts ON DELETE CASCADE,
        -- Of a correction.
        amendment_id uuid REFERENCES alert_amendments ON DELETE CASCADE,
        state text NOT NULL DEFAULT 'waiting',
        attempts int NOT NULL DEFAULT 0,
        -- Of the last attempt.
        answer text,
        created_at timestamptz NOT NULL DEFAULT now(),
        next_at timestamptz DEFAULT now(),
        sent_at timestamptz
      );
      CREATE UNIQUE INDEX alert_deliveries_once ON alert_deliveries (channel_id, alert_id)
        WHERE kind = 'alert';
      CREATE UNIQUE INDEX alert_deliveries_correction_once ON alert_deliveries (channel_id, amendment_id)
        WHERE kind = 'correction';
      CREATE INDEX alert_deliveries_due ON alert_deliveries (next_at) WHERE state = 'waiting';
      CREATE INDEX alert_deliveries_by_channel ON alert_deliveries (channel_id, created_at DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP TABLE alert_deliveries, alert_channels, alert_reads, alert_amendments, alerts, alert_rules, watch_lists`,
    );
  }
}

export const alertsMigrations = [CreateAlerts1767916800000];
