-- The host's own tables. Those of the library have a migration and a history of their own.
CREATE TABLE desk_account (
  username VARCHAR(64) NOT NULL PRIMARY KEY,
  password_hash VARCHAR(100) NOT NULL,
  display_name VARCHAR(100) NOT NULL,
  role VARCHAR(32) NOT NULL,
  volunteer BIGINT,
  team BIGINT,
  organisation BIGINT
);

-- Who ordered what at the desk: committed together with the order in the ledger.
CREATE TABLE desk_ticket (
  request BIGINT NOT NULL PRIMARY KEY,
  owner VARCHAR(64) NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX desk_ticket_owner ON desk_ticket (owner, request);

CREATE TABLE desk_claim (
  request BIGINT NOT NULL,
  claimant VARCHAR(64) NOT NULL,
  PRIMARY KEY (request, claimant)
);
