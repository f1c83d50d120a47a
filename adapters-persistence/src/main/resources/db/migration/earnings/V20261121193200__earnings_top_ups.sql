-- What the owner has put in.
CREATE TABLE earnings.top_up (
  id uuid PRIMARY KEY,
  place text NOT NULL CHECK (place IN ('PROVIDER', 'BANK')),
  amount bigint NOT NULL CHECK (amount > 0),
  commodity text NOT NULL,
  state text NOT NULL CHECK (state IN ('REQUESTED', 'UNKNOWN', 'DONE', 'REFUSED')),
  reference text UNIQUE,
  reason text,
  by uuid NOT NULL,
  at timestamptz NOT NULL,
  CHECK ((state = 'DONE') = (reference IS NOT NULL))
);
CREATE INDEX top_up_open ON earnings.top_up (id) WHERE state IN ('REQUESTED', 'UNKNOWN');
GRANT SELECT, INSERT, UPDATE ON earnings.top_up TO clipgen_app;
