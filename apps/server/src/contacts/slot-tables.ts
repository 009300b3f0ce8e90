/**
 * The read model of contacts: `contacts.view` is what the API answers; the columns beside it are what filters ask for.
 * Every statement speaks of the schema that comes first in the search path, which is a slot's.
 */
export const CONTACTS_TABLES = [
  'contacts',
  'contacts_gone',
  'memberships',
  'claim_blocks',
  'contact_actors',
  'contact_pairs',
  'dyads',
  'actors',
  'actor_spellings',
  'contact_decisions',
  'actor_decisions',
] as const;

/** Positions: `since` is of the event that brought a claim to a contact, `until` of the one that took it away. */
export const CREATE_TABLES = /* sql */ `
  CREATE TABLE contacts (
    id uuid NOT NULL,
    -- Of the last event that changed the contact: what live clients ask by.
    position bigint NOT NULL,
    -- Since when the contact has had its status, on both clocks. Orders the feed.
    news_position bigint NOT NULL,
    news_at timestamptz NOT NULL,
    mode text NOT NULL,
    status text NOT NULL,
    -- As shown.
    actor_ids text[] NOT NULL,
    -- Every actor that a claim of it names, as named and as shown, and country:XX of whom they represent.
    claimed_ids text[] NOT NULL,
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

  -- Contacts that were merged away or lost their last claim, for clients that still show them.
  CREATE TABLE contacts_gone (position bigint NOT NULL, id uuid NOT NULL);

  -- Which claims stand or stood, where, and from when to when; what they say is in the log, at their position.
  CREATE TABLE memberships (
    claim_id uuid NOT NULL,
    -- The first of the claims that revisions replaced; null: the claim itself.
    origin_id uuid,
    -- Null: an analyst dismissed the claim.
    contact_id uuid,
    -- Where it belongs by what it says alone.
    occasion_id uuid,
    position bigint NOT NULL,
    since bigint NOT NULL,
    until bigint,
    published_at timestamptz NOT NULL,
    -- Null: the claim is an anchor, or was taken away.
    loose_key text,
    demo boolean NOT NULL,
    -- Whom the claim names, and country:XX of whom they represent: only where no contact of today tells it, as the
    -- claim was withdrawn or dismissed.
    claimed_ids text[]
  );

  -- Where a new claim looks for its occasion. A block is a hash: what is found is looked at again.
  CREATE TABLE claim_blocks (block bigint NOT NULL, anchor boolean NOT NULL, claim_id uuid NOT NULL);

  -- Whom a contact counts for: those shown and the countries that they represent.
  CREATE TABLE contact_actors (
    actor_id text COLLATE "C" NOT NULL,
    contact_id uuid NOT NULL,
    -- Where the contact is dated to the day.
    day date,
    mode text NOT NULL,
    status text NOT NULL
  );

  -- Unordered pairs (a < b) of those, of different sides where it is a country's: see dyadsOf of the domain.
  CREATE TABLE contact_pairs (
    a text COLLATE "C" NOT NULL,
    b text COLLATE "C" NOT NULL,
    contact_id uuid NOT NULL,
    -- Where the contact is dated to the day.
    day date,
    mode text NOT NULL,
    status text NOT NULL,
    initiator text
  );

  -- The pairs summed up; days are of contacts that occurred.
  CREATE TABLE dyads (
    a text COLLATE "C" NOT NULL,
    b text COLLATE "C" NOT NULL,
    contacts int NOT NULL,
    first_day date,
    last_day date
  );

  -- Who takes part in contacts as they are shown, and the countries that they represent.
  CREATE TABLE actors (
    actor_id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    country text,
    provisional boolean NOT NULL,
    -- Contacts by the office that was held: {"foreign_minister": 12}.
    roles jsonb NOT NULL,
    -- Contacts by what is said of the actor (name, country, provisional); the most frequent is shown.
    variants jsonb NOT NULL,
    contacts int NOT NULL,
    -- Of the latest contact that occurred.
    last_day date,
    -- The name, folded.
    search text NOT NULL DEFAULT ''
  );

  -- How articles name actors, by language: of claims that stand, under the ids that they give.
  CREATE TABLE actor_spellings (
    actor_id text COLLATE "C" NOT NULL,
    text text COLLATE "C" NOT NULL,
    lang text COLLATE "C" NOT NULL,
    times int NOT NULL,
    -- The text, folded.
    search text NOT NULL DEFAULT ''
  );

  CREATE TABLE contact_decisions (
    decision_id uuid NOT NULL,
    position bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    undone_position bigint,
    -- Claims that it speaks of, each by the first of those that revisions replaced.
    claim_ids uuid[] NOT NULL,
    decision jsonb NOT NULL,
    undone jsonb
  );

  CREATE TABLE actor_decisions (
    decision_id uuid NOT NULL,
    position bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    undone_position bigint,
    actor_ids text[] NOT NULL,
    decision jsonb NOT NULL,
    undone jsonb
  );
`;

/** What a fold needs to find what it has written before. */
export const FOLD_INDEXES = [
  'CREATE UNIQUE INDEX IF NOT EXISTS memberships_open ON memberships (claim_id) WHERE until IS NULL',
  'CREATE INDEX IF NOT EXISTS memberships_by_contact ON memberships (contact_id, since)',
  'CREATE INDEX IF NOT EXISTS memberships_by_origin ON memberships (origin_id) WHERE until IS NULL AND origin_id IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS memberships_by_loose_key ON memberships (loose_key) WHERE until IS NULL AND loose_key IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS claim_blocks_by_block ON claim_blocks (block)',
  'CREATE UNIQUE INDEX IF NOT EXISTS contacts_key ON contacts (id)',
  'CREATE UNIQUE INDEX IF NOT EXISTS contacts_gone_key ON contacts_gone (position, id)',
  'CREATE UNIQUE INDEX IF NOT EXISTS contact_decisions_key ON contact_decisions (decision_id)',
  'CREATE UNIQUE INDEX IF NOT EXISTS actor_decisions_key ON actor_decisions (decision_id)',
  'CREATE INDEX IF NOT EXISTS contact_decisions_by_claim ON contact_decisions USING gin (claim_ids)',
  'CREATE INDEX IF NOT EXISTS contact_actors_by_contact ON contact_actors (contact_id)',
  'CREATE INDEX IF NOT EXISTS contact_pairs_by_contact ON contact_pairs (contact_id)',
  'CREATE UNIQUE INDEX IF NOT EXISTS dyads_key ON dyads (a, b)',
  'CREATE UNIQUE INDEX IF NOT EXISTS actors_key ON actors (actor_id)',
  'CREATE UNIQUE INDEX IF NOT EXISTS actor_spellings_key ON actor_spellings (actor_id, text, lang)',
] as const;

/** What readers ask by. */
export const READ_INDEXES = [
  'CREATE INDEX IF NOT EXISTS contacts_by_search ON contacts USING gin (search gin_trgm_ops)',
  'CREATE INDEX IF NOT EXISTS contacts_by_claimed ON contacts USING gin (claimed_ids)',
  'CREATE INDEX IF NOT EXISTS contacts_by_actor ON contacts USING gin (actor_ids)',
  'CREATE INDEX IF NOT EXISTS contacts_by_country ON contacts USING gin (countries)',
  'CREATE INDEX IF NOT EXISTS contacts_by_position ON contacts (position)',
  // No two contacts have the same, but while rows are written one by one they may.
  'CREATE INDEX IF NOT EXISTS contacts_by_news ON contacts (news_position DESC)',
  'CREATE INDEX IF NOT EXISTS contacts_by_news_at ON contacts (news_at DESC, news_position DESC)',
  'CREATE INDEX IF NOT EXISTS contacts_by_status ON contacts (status, news_position DESC)',
  'CREATE INDEX IF NOT EXISTS contacts_by_mode ON contacts (mode, news_position DESC)',
  'CREATE INDEX IF NOT EXISTS contacts_by_day ON contacts (first_day, last_day)',
  "CREATE INDEX IF NOT EXISTS contacts_agenda ON contacts (first_day, id, last_day) WHERE status <> 'occurred'",
  'CREATE INDEX IF NOT EXISTS memberships_by_since ON memberships (since)',
  'CREATE INDEX IF NOT EXISTS memberships_by_publication ON memberships (published_at, position) WHERE until IS NULL AND contact_id IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS memberships_ended ON memberships (until) WHERE until IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS memberships_closed ON memberships (claim_id) WHERE until IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS memberships_by_claimed ON memberships USING gin (claimed_ids) WHERE claimed_ids IS NOT NULL',
  'CREATE INDEX IF NOT EXISTS memberships_demo ON memberships (claim_id) WHERE demo AND until IS NULL',
  // Histories are counted from the indexes alone, in their order: an actor may have a hundred thousand contacts.
  'CREATE INDEX IF NOT EXISTS contact_actors_by_actor ON contact_actors (actor_id, status, day, mode) INCLUDE (contact_id)',
  'CREATE INDEX IF NOT EXISTS contact_pairs_by_pair ON contact_pairs (a, b, status, day, mode) INCLUDE (initiator, contact_id)',
  'CREATE INDEX IF NOT EXISTS contact_pairs_by_second ON contact_pairs (b)',
  'CREATE INDEX IF NOT EXISTS dyads_by_last_day ON dyads (last_day DESC NULLS LAST, a, b)',
  'CREATE INDEX IF NOT EXISTS dyads_by_second ON dyads (b)',
  'CREATE INDEX IF NOT EXISTS actors_by_search ON actors USING gin (search gin_trgm_ops)',
  'CREATE INDEX IF NOT EXISTS actor_spellings_by_search ON actor_spellings USING gin (search gin_trgm_ops)',
  'CREATE INDEX IF NOT EXISTS actors_by_contacts ON actors (contacts DESC, actor_id)',
  'CREATE INDEX IF NOT EXISTS contact_decisions_by_position ON contact_decisions (position)',
  'CREATE INDEX IF NOT EXISTS actor_decisions_by_position ON actor_decisions (position)',
] as const;
