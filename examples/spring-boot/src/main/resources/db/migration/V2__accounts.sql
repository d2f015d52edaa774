-- Where an account belongs, null for everywhere; whether its password was given by somebody else; and since when it is closed.
-- Names of closed accounts stay taken: the ledger knows people by them.
ALTER TABLE desk_account ADD COLUMN area BIGINT;
ALTER TABLE desk_account ADD COLUMN password_due BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE desk_account ADD COLUMN closed_at TIMESTAMP WITH TIME ZONE;

-- What was done with accounts and by whom, once for each form that was sent.
CREATE TABLE desk_account_step (
  form VARCHAR(100) NOT NULL PRIMARY KEY,
  username VARCHAR(64) NOT NULL,
  step VARCHAR(16) NOT NULL,
  actor VARCHAR(64) NOT NULL,
  taken_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE INDEX desk_account_step_username ON desk_account_step (username, taken_at);
