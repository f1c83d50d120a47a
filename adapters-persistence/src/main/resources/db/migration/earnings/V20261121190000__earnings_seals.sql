-- Entries are sealed in the order of the transactions that wrote them, not of seq: a transaction that runs can still
-- commit a lower seq than those that are visible, but none that has ended can write again. So what was written by
-- transactions below the oldest running one is final.

-- The number of this transaction. Where a dump was restored on another server, whose transactions are numbered anew,
-- earnings.continue_transactions() raises both functions above what the journal has.
CREATE FUNCTION earnings.transaction_number() RETURNS bigint LANGUAGE sql
AS $$ SELECT pg_current_xact_id()::text::bigint + 0 $$;

-- All transactions below it have ended.
CREATE FUNCTION earnings.transaction_horizon() RETURNS bigint LANGUAGE sql STABLE
AS $$ SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + 0 $$;

ALTER TABLE earnings.entry ADD COLUMN tx bigint NOT NULL DEFAULT earnings.transaction_number();
CREATE UNIQUE INDEX entry_in_order ON earnings.entry (tx, seq);
ALTER TABLE earnings.entry DROP CONSTRAINT entry_seq_key;

CREATE TABLE earnings.seal (
  number bigint PRIMARY KEY CHECK (number >= 1),
  first_tx bigint NOT NULL,
  first_seq bigint NOT NULL,
  last_tx bigint NOT NULL,
  last_seq bigint NOT NULL,
  entries bigint NOT NULL CHECK (entries >= 1),
  root bytea NOT NULL CHECK (length(root) = 32),
  previous bytea NOT NULL UNIQUE CHECK (length(previous) = 32),
  sealed_at timestamptz NOT NULL,
  CHECK ((first_tx, first_seq) <= (last_tx, last_seq))
);

-- What was sealed of each entry, so that one that was changed since can be named.
CREATE TABLE earnings.sealed (
  tx bigint NOT NULL,
  seq bigint NOT NULL,
  entry_id uuid NOT NULL,
  seal bigint NOT NULL REFERENCES earnings.seal,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (tx, seq)
);

GRANT SELECT, INSERT ON earnings.seal, earnings.sealed TO clipgen_app;

CREATE FUNCTION earnings.continue_transactions() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  newest bigint;
  next bigint;
  raised bigint;
BEGIN
  SELECT max(tx) INTO newest FROM earnings.entry;
  -- Of a later moment than the entries that were just read: none of theirs can be above it.
  SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint INTO next;
  raised := earnings.transaction_horizon() - pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  IF newest < next + raised OR newest IS NULL THEN
    RETURN;
  END IF;
  raised := newest + 1;
  EXECUTE format($f$CREATE OR REPLACE FUNCTION earnings.transaction_number() RETURNS bigint LANGUAGE sql
    AS $g$ SELECT pg_current_xact_id()::text::bigint + %s $g$ $f$, raised);
  EXECUTE format($f$CREATE OR REPLACE FUNCTION earnings.transaction_horizon() RETURNS bigint LANGUAGE sql STABLE
    AS $g$ SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + %s $g$ $f$, raised);
END $$;
REVOKE EXECUTE ON FUNCTION earnings.continue_transactions() FROM PUBLIC;
