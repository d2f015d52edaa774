-- The ledger. A portable subset of SQL: VARCHAR, BIGINT, INTEGER, SMALLINT and one type for long texts.
-- Instants are epoch milliseconds (start and end of service: epoch seconds), days are epoch days.
-- A VARCHAR is twice as long as the limit in code points, since some databases count UTF-16 code units.
-- Placeholders: prefix of all names, text type, collation of texts, options of tables.

CREATE TABLE ${prefix}account (
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  head VARCHAR(64)${collation} NOT NULL,
  last_recorded_at BIGINT NOT NULL,
  service_minutes BIGINT NOT NULL,
  training_minutes BIGINT NOT NULL,
  participations BIGINT NOT NULL,
  beneficiary_visits BIGINT NOT NULL,
  effective_entries BIGINT NOT NULL,
  PRIMARY KEY (id)
)${options};

CREATE TABLE ${prefix}entry (
  account BIGINT NOT NULL,
  sequence BIGINT NOT NULL,
  entry_key VARCHAR(200)${collation} NOT NULL,
  kind SMALLINT NOT NULL,
  voided BIGINT NOT NULL,
  volunteer BIGINT NOT NULL,
  activity BIGINT NOT NULL,
  project BIGINT NOT NULL,
  team BIGINT NOT NULL,
  organisation BIGINT NOT NULL,
  area BIGINT NOT NULL,
  station BIGINT NOT NULL,
  category BIGINT NOT NULL,
  book SMALLINT NOT NULL,
  evidence SMALLINT NOT NULL,
  service_day INTEGER NOT NULL,
  service_month INTEGER NOT NULL,
  service_start BIGINT,
  service_end BIGINT,
  minutes INTEGER NOT NULL,
  participations INTEGER NOT NULL,
  beneficiary_visits INTEGER NOT NULL,
  reductions ${text},
  policy BIGINT NOT NULL,
  reason VARCHAR(128)${collation},
  recorded_at BIGINT NOT NULL,
  recorded_by VARCHAR(128)${collation} NOT NULL,
  change_id BIGINT NOT NULL,
  hash VARCHAR(64)${collation} NOT NULL,
  PRIMARY KEY (account, sequence)
)${options};

CREATE UNIQUE INDEX ${prefix}entry_by_key ON ${prefix}entry (entry_key);
CREATE INDEX ${prefix}entry_by_day ON ${prefix}entry (service_day);
CREATE INDEX ${prefix}entry_by_change ON ${prefix}entry (change_id);

CREATE TABLE ${prefix}change_log (
  id BIGINT NOT NULL,
  change_key VARCHAR(200)${collation} NOT NULL,
  digest VARCHAR(128)${collation} NOT NULL,
  command VARCHAR(128)${collation} NOT NULL,
  actor VARCHAR(128)${collation} NOT NULL,
  reason VARCHAR(1000)${collation},
  recorded_at BIGINT NOT NULL,
  result ${text},
  events ${text},
  feed_position BIGINT,
  PRIMARY KEY (id)
)${options};

CREATE UNIQUE INDEX ${prefix}change_log_by_key ON ${prefix}change_log (change_key);
CREATE INDEX ${prefix}change_log_by_position ON ${prefix}change_log (feed_position, id);

CREATE TABLE ${prefix}unique_key (
  scope VARCHAR(128)${collation} NOT NULL,
  key_text VARCHAR(400)${collation} NOT NULL,
  owner BIGINT NOT NULL,
  -- In this order lists of keys are looked up one by one, and not by going through their whole scope.
  PRIMARY KEY (key_text, scope)
)${options};

-- One row: the last position that was given to a change, and the version of the schema.
CREATE TABLE ${prefix}sequencer (
  id SMALLINT NOT NULL,
  last_position BIGINT NOT NULL,
  schema_version INTEGER NOT NULL,
  PRIMARY KEY (id)
)${options};

INSERT INTO ${prefix}sequencer (id, last_position, schema_version) VALUES (1, 0, 1);
