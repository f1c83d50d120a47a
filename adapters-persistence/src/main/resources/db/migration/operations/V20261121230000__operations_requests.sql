-- Requests that their senders named: each is done once. Of what was asked only a digest is kept.
CREATE TABLE operations.request (
  sender uuid NOT NULL,
  action text NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 100),
  content text NOT NULL,
  -- Null only while the transaction that does it is open.
  answer text,
  -- Machine time.
  asked_at timestamptz NOT NULL,
  PRIMARY KEY (sender, action, key)
);
CREATE INDEX request_by_age ON operations.request (asked_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON operations.request TO clipgen_app;
