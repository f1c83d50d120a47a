CREATE SCHEMA identity;

CREATE TABLE identity.party (
  id            uuid PRIMARY KEY,
  email         text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  display_name  text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 80),
  roles         text[] NOT NULL
                CHECK (cardinality(roles) > 0 AND roles <@ ARRAY['CLIENT', 'CLIPPER', 'CREATOR', 'ADMIN']),
  standing      text NOT NULL CHECK (standing IN ('ACTIVE', 'SUSPENDED')),
  registered_at timestamptz NOT NULL,
  CONSTRAINT party_email UNIQUE (email)
);
COMMENT ON COLUMN identity.party.email IS 'as EmailAddress normalises it: trimmed, lower case';
COMMENT ON COLUMN identity.party.registered_at IS 'business time';

CREATE TABLE identity.password (
  party_id uuid PRIMARY KEY REFERENCES identity.party,
  hash     text NOT NULL CHECK (hash LIKE '$argon2id$%')
);

CREATE TABLE identity.signing_key (
  id          text PRIMARY KEY,
  private_key bytea NOT NULL,
  public_key  bytea NOT NULL,
  made_at     timestamptz NOT NULL
);
COMMENT ON COLUMN identity.signing_key.made_at IS 'machine time';

CREATE TABLE identity.sign_in_attempt (
  key         text PRIMARY KEY,
  taken       integer NOT NULL CHECK (taken >= 0),
  window_ends timestamptz NOT NULL
);
COMMENT ON COLUMN identity.sign_in_attempt.window_ends IS 'machine time';
CREATE INDEX sign_in_attempt_window_ends ON identity.sign_in_attempt (window_ends);

GRANT USAGE ON SCHEMA identity TO clipgen_app;
GRANT SELECT, INSERT, UPDATE ON identity.party, identity.password TO clipgen_app;
GRANT SELECT, INSERT, DELETE ON identity.signing_key TO clipgen_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.sign_in_attempt TO clipgen_app;
