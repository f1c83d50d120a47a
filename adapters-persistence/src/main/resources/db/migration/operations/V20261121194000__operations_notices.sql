-- What providers have told of their own accord: each once, in the transaction that does something about it.
CREATE TABLE operations.notice (
  provider text NOT NULL,
  id text NOT NULL,
  type text NOT NULL,
  object text NOT NULL,
  object_id text NOT NULL,
  happened_at timestamptz NOT NULL,
  -- Machine time.
  heard_at timestamptz NOT NULL,
  PRIMARY KEY (provider, id)
);
CREATE INDEX notice_by_age ON operations.notice (heard_at);

GRANT SELECT, INSERT, DELETE ON operations.notice TO clipgen_app;
