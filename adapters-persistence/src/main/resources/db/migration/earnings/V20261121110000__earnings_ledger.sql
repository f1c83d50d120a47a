CREATE SCHEMA IF NOT EXISTS earnings;
GRANT USAGE ON SCHEMA earnings TO clipgen_app;

-- Amounts are signed minor units: a debit is above zero, a credit below.

-- The balance is what has been folded into it; what is in earnings.delta comes on top.
CREATE TABLE earnings.account (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL,
  commodity text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ASSET', 'LIABILITY', 'EQUITY', 'REVENUE', 'EXPENSE')),
  balance bigint NOT NULL DEFAULT 0,
  UNIQUE (code, commodity),
  CONSTRAINT no_liability_below_zero CHECK (kind <> 'LIABILITY' OR balance <= 0)
) WITH (fillfactor = 80);

-- seq is the order in which entries were numbered, which is not the order in which they committed.
CREATE TABLE earnings.entry (
  id uuid PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  source text NOT NULL CHECK (source <> ''),
  event text NOT NULL CHECK (event <> ''),
  effective_at timestamptz NOT NULL,
  details jsonb NOT NULL,
  postings smallint NOT NULL CHECK (postings >= 2),
  CONSTRAINT one_entry_per_occasion UNIQUE (source, event)
);

-- No foreign keys: they would lock the rows of the busiest accounts with each posting. The triggers below look after
-- both ends.
CREATE TABLE earnings.posting (
  entry_id uuid NOT NULL,
  ordinal smallint NOT NULL,
  account_id bigint NOT NULL,
  amount bigint NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (entry_id, ordinal)
);
CREATE INDEX posting_by_account ON earnings.posting (account_id);

-- What was posted to accounts without waiting for their row.
CREATE TABLE earnings.delta (
  account_id bigint NOT NULL,
  amount bigint NOT NULL
);
CREATE INDEX delta_by_account ON earnings.delta (account_id);

-- An entry has exactly the postings it was made with, each on an account that exists, and they sum to zero per
-- commodity. Checked once per statement for all entries that it touched, so that a posting added to an old entry is
-- refused too.
CREATE FUNCTION earnings.check_postings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong uuid;
BEGIN
  SELECT t.entry_id INTO wrong
  FROM (SELECT DISTINCT entry_id FROM touched) t
  LEFT JOIN earnings.entry e ON e.id = t.entry_id
  LEFT JOIN LATERAL (
    SELECT sum(n) AS postings, bool_or(amount <> 0) AS unbalanced
    FROM (
      SELECT count(*) AS n, sum(p.amount) AS amount
      FROM earnings.posting p JOIN earnings.account a ON a.id = p.account_id
      WHERE p.entry_id = t.entry_id
      GROUP BY a.commodity
    ) per_commodity
  ) s ON true
  WHERE e.id IS NULL OR s.unbalanced IS DISTINCT FROM false OR s.postings <> e.postings
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'entry % does not balance, or is not the entry it was', wrong
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER check_postings AFTER INSERT ON earnings.posting
  REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION earnings.check_postings();

-- Entries come together with their postings, in one statement.
CREATE FUNCTION earnings.check_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong uuid;
BEGIN
  SELECT t.id INTO wrong FROM touched t
  WHERE NOT EXISTS (SELECT FROM earnings.posting p WHERE p.entry_id = t.id)
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'entry % has no postings', wrong
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER check_entries AFTER INSERT ON earnings.entry
  REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION earnings.check_entries();

-- Adds the waiting deltas of accounts to their balances. The accounts must be locked.
CREATE FUNCTION earnings.fold(accounts bigint[]) RETURNS void LANGUAGE sql AS $$
  WITH gone AS (
    DELETE FROM earnings.delta WHERE account_id = ANY (accounts) RETURNING account_id, amount
  ), change AS (
    SELECT account_id, sum(amount) AS amount FROM gone GROUP BY account_id
  )
  UPDATE earnings.account a SET balance = a.balance + c.amount
  FROM change c WHERE a.id = c.account_id;
$$;

-- Locks accounts in the order of their ids and folds them.
CREATE FUNCTION earnings.lock_accounts(accounts bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM earnings.account WHERE id = ANY (accounts) ORDER BY id FOR NO KEY UPDATE;
  -- A statement of its own, so that it sees what was committed while the lock was waited for.
  PERFORM earnings.fold(accounts);
END $$;

-- Appends entries. Entry n is entry_ids[n], …; posting m belongs to entry posting_of[m].
-- Answers the account that does not cover its debits, in which case nothing was posted, or the entries that were added:
-- one whose source and event are there already is left out.
CREATE FUNCTION earnings.post(
  entry_ids uuid[], sources text[], events text[], effective timestamptz[], entry_details text[],
  posting_of int[], codes text[], kinds text[], commodities text[], amounts bigint[],
  OUT short text, OUT added uuid[]
) LANGUAGE plpgsql AS $$
DECLARE
  opened bigint[];
  locked bigint[];
  fresh uuid[];
BEGIN
  added := '{}';

  WITH new_account AS (
    INSERT INTO earnings.account (code, commodity, kind)
    SELECT DISTINCT p.code, p.commodity, p.kind
    FROM unnest(codes, commodities, kinds) AS p (code, commodity, kind)
    WHERE NOT EXISTS (
      SELECT FROM earnings.account a WHERE a.code = p.code AND a.commodity = p.commodity
    )
    ORDER BY p.code, p.commodity
    ON CONFLICT (code, commodity) DO NOTHING
    RETURNING id
  )
  SELECT coalesce(array_agg(id), '{}') INTO opened FROM new_account;

  SELECT coalesce(array_agg(DISTINCT a.id), '{}') INTO locked
  FROM unnest(codes, commodities, amounts) AS p (code, commodity, amount)
  JOIN earnings.account a ON a.code = p.code AND a.commodity = p.commodity
  WHERE a.kind = 'LIABILITY' AND p.amount > 0 AND a.id <> ALL (opened);
  PERFORM earnings.lock_accounts(locked);
  -- Nobody else knows what this transaction has opened.
  locked := locked || opened;

  SELECT coalesce(array_agg(e.id), '{}') INTO fresh
  FROM unnest(entry_ids, sources, events) AS e (id, source, event)
  WHERE NOT EXISTS (
    SELECT FROM earnings.entry old WHERE old.source = e.source AND old.event = e.event
  );

  SELECT a.code INTO short
  FROM (
    SELECT p.code, p.commodity, sum(p.amount) AS amount
    FROM unnest(posting_of, codes, commodities, amounts) AS p (n, code, commodity, amount)
    WHERE entry_ids[p.n] = ANY (fresh)
    GROUP BY p.code, p.commodity
  ) change
  JOIN earnings.account a ON a.code = change.code AND a.commodity = change.commodity
  WHERE a.kind = 'LIABILITY' AND a.id = ANY (locked) AND a.balance + change.amount > 0
  ORDER BY a.id
  LIMIT 1;
  IF FOUND THEN
    RETURN;
  END IF;
  short := NULL;

  WITH new_entry AS (
    INSERT INTO earnings.entry (id, source, event, effective_at, details, postings)
    SELECT e.id, e.source, e.event, e.effective_at, e.details::jsonb, count(*)
    FROM unnest(entry_ids, sources, events, effective, entry_details) WITH ORDINALITY
      AS e (id, source, event, effective_at, details, n)
    JOIN unnest(posting_of) AS p (n) ON p.n = e.n
    WHERE e.id = ANY (fresh)
    GROUP BY e.n, e.id, e.source, e.event, e.effective_at, e.details
    ORDER BY e.n
    ON CONFLICT (source, event) DO NOTHING
    RETURNING id
  ), new_posting AS (
    INSERT INTO earnings.posting (entry_id, ordinal, account_id, amount)
    SELECT e.id, row_number() OVER (PARTITION BY p.n ORDER BY p.m), a.id, p.amount
    FROM unnest(posting_of, codes, commodities, amounts) WITH ORDINALITY
      AS p (n, code, commodity, amount, m)
    JOIN new_entry e ON e.id = entry_ids[p.n]
    JOIN earnings.account a ON a.code = p.code AND a.commodity = p.commodity
    RETURNING account_id, amount
  ), change AS (
    SELECT account_id, sum(amount) AS amount FROM new_posting GROUP BY account_id
  ), under_lock AS (
    UPDATE earnings.account a SET balance = a.balance + c.amount
    FROM change c WHERE a.id = c.account_id AND a.id = ANY (locked)
  ), without_lock AS (
    INSERT INTO earnings.delta (account_id, amount)
    SELECT account_id, amount FROM change WHERE account_id <> ALL (locked)
  )
  SELECT coalesce(array_agg(id), '{}') INTO added FROM new_entry;
END $$;

-- A payment into a pot. What nobody has drawn of it is free.
CREATE TABLE earnings.funding (
  id uuid PRIMARY KEY,
  pot text NOT NULL,
  payer uuid NOT NULL,
  deposit bigint NOT NULL CHECK (deposit > 0),
  processing bigint NOT NULL CHECK (processing >= 0),
  fee bigint NOT NULL CHECK (fee >= 0),
  commodity text NOT NULL,
  payment_method text NOT NULL,
  state text NOT NULL CHECK (state IN ('PENDING', 'BOOKED', 'SETTLED', 'REFUSED')),
  receipt text UNIQUE,
  reason text,
  booked_at timestamptz,
  settled_at timestamptz,
  ask_at timestamptz,
  free bigint NOT NULL DEFAULT 0 CHECK (free BETWEEN 0 AND deposit),
  CHECK (state IN ('PENDING', 'REFUSED') OR (receipt IS NOT NULL AND booked_at IS NOT NULL)),
  CHECK ((state = 'SETTLED') = (settled_at IS NOT NULL))
);
CREATE INDEX funding_by_pot ON earnings.funding (pot, booked_at, id);
CREATE INDEX funding_to_settle ON earnings.funding (ask_at) WHERE state = 'BOOKED';

-- What a pot has set aside for one source of earnings.
CREATE TABLE earnings.reserve (
  source text PRIMARY KEY,
  pot text NOT NULL,
  base bigint NOT NULL CHECK (base >= 0),
  bonus bigint NOT NULL CHECK (bonus >= 0),
  commodity text NOT NULL,
  bonus_posted bigint NOT NULL DEFAULT 0 CHECK (bonus_posted BETWEEN 0 AND bonus),
  bonus_moves int NOT NULL DEFAULT 0,
  bonus_lines int NOT NULL DEFAULT 0,
  bonus_ended boolean NOT NULL DEFAULT false
);
CREATE INDEX reserve_by_pot ON earnings.reserve (pot);

-- Which payments it draws on.
CREATE TABLE earnings.draw (
  source text NOT NULL REFERENCES earnings.reserve,
  funding uuid NOT NULL REFERENCES earnings.funding,
  amount bigint NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (source, funding)
);
CREATE INDEX draw_by_funding ON earnings.draw (funding);

CREATE TABLE earnings.refund (
  id uuid PRIMARY KEY,
  pot text NOT NULL,
  funding uuid NOT NULL REFERENCES earnings.funding,
  amount bigint NOT NULL CHECK (amount > 0),
  commodity text NOT NULL,
  state text NOT NULL CHECK (state IN ('WAITING', 'SENDING', 'DONE', 'REOPENED'))
);
CREATE INDEX refund_by_pot ON earnings.refund (pot);
CREATE INDEX refund_by_funding ON earnings.refund (funding);

-- What somebody earned, with its own release date.
CREATE TABLE earnings.line (
  id uuid PRIMARY KEY,
  payee uuid NOT NULL,
  source text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('BASE', 'BONUS')),
  number int NOT NULL CHECK (number >= 1),
  amount bigint NOT NULL CHECK (amount >= 0),
  fee bigint NOT NULL CHECK (fee >= 0),
  recovered bigint NOT NULL DEFAULT 0 CHECK (recovered BETWEEN 0 AND amount),
  commodity text NOT NULL,
  rule text NOT NULL,
  state text NOT NULL CHECK (state IN ('HELD', 'RELEASED', 'REVERSED')),
  until timestamptz NOT NULL,
  ended_at timestamptz,
  CHECK ((state = 'HELD') = (ended_at IS NULL)),
  CONSTRAINT one_line_per_number UNIQUE (source, kind, number)
);
CREATE INDEX line_due ON earnings.line (until, id) WHERE state = 'HELD';
CREATE INDEX line_by_payee ON earnings.line (payee, id);

-- A released amount that can be taken out: a line, or a part of one.
CREATE TABLE earnings.lot (
  id uuid PRIMARY KEY,
  line uuid NOT NULL REFERENCES earnings.line,
  payee uuid NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  commodity text NOT NULL,
  released_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('FREE', 'TAKEN', 'SPENT'))
);
CREATE INDEX lot_free ON earnings.lot (payee, released_at, id) WHERE state = 'FREE';
CREATE INDEX lot_by_line ON earnings.lot (line);

-- Which payout has or had a lot. It is in one live payout at most.
CREATE TABLE earnings.lot_use (
  payout uuid NOT NULL,
  lot uuid NOT NULL REFERENCES earnings.lot,
  live boolean NOT NULL DEFAULT true,
  PRIMARY KEY (payout, lot)
);
CREATE UNIQUE INDEX one_live_payout_per_lot ON earnings.lot_use (lot) WHERE live;

-- The journal can be added to and read, and nothing else.
GRANT SELECT, INSERT ON earnings.entry, earnings.posting TO clipgen_app;
GRANT SELECT, INSERT ON earnings.account TO clipgen_app;
GRANT UPDATE (balance) ON earnings.account TO clipgen_app;
GRANT SELECT, INSERT, DELETE ON earnings.delta TO clipgen_app;
GRANT SELECT, INSERT, UPDATE ON earnings.funding, earnings.reserve, earnings.draw, earnings.refund,
  earnings.line, earnings.lot, earnings.lot_use TO clipgen_app;
