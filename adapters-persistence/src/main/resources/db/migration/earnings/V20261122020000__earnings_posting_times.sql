-- What was on an account at some time is its balance less what came after: a statement costs what it shows, not what its
-- payee ever earned. So a posting has the time of its entry, and is found by it.
ALTER TABLE earnings.posting ADD COLUMN effective_at timestamptz;
UPDATE earnings.posting p SET effective_at = e.effective_at FROM earnings.entry e WHERE e.id = p.entry_id;
ALTER TABLE earnings.posting ALTER COLUMN effective_at SET NOT NULL;
CREATE INDEX posting_by_account_and_time ON earnings.posting (account_id, effective_at);
DROP INDEX earnings.posting_by_account;

-- Lines that had not ended by some time.
CREATE INDEX line_by_payee_and_end ON earnings.line (payee, (coalesce(ended_at, 'infinity'::timestamptz)));

-- Payouts of a payee that had not arrived by some time.
ALTER TABLE earnings.lot_use ADD COLUMN payee uuid;
UPDATE earnings.lot_use u SET payee = t.payee FROM earnings.lot t WHERE t.id = u.lot;
ALTER TABLE earnings.lot_use ALTER COLUMN payee SET NOT NULL;
CREATE INDEX lot_use_by_payee_and_end ON earnings.lot_use (payee, (coalesce(spent_at, 'infinity'::timestamptz)))
  WHERE live;

-- As before, and the time of a posting is its entry's.
CREATE OR REPLACE FUNCTION earnings.check_postings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong uuid;
BEGIN
  SELECT t.entry_id INTO wrong
  FROM (
    SELECT entry_id, sum(postings) AS postings, min(first) AS first, max(last) AS last, bool_or(amount <> 0) AS unbalanced,
      min(earliest) AS earliest, max(latest) AS latest
    FROM (
      SELECT t.entry_id, count(a.id) AS postings, min(t.ordinal) AS first, max(t.ordinal) AS last, sum(t.amount) AS amount,
        min(t.effective_at) AS earliest, max(t.effective_at) AS latest
      FROM touched t LEFT JOIN earnings.account a ON a.id = t.account_id
      GROUP BY t.entry_id, a.commodity
    ) per_commodity
    GROUP BY entry_id
  ) t
  LEFT JOIN earnings.entry e ON e.id = t.entry_id
  WHERE e.id IS NULL OR t.unbalanced OR t.postings <> e.postings OR t.first <> 1 OR t.last <> e.postings
    OR t.earliest <> e.effective_at OR t.latest <> e.effective_at
  LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'entry % does not balance, or is not the entry it was', wrong
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
ALTER FUNCTION earnings.check_postings() SET enable_seqscan = off;

-- As before, with the time of each posting.
CREATE OR REPLACE FUNCTION earnings.post(
  entry_ids uuid[], sources text[], events text[], effective timestamptz[], entry_details text[],
  posting_of int[], codes text[], kinds text[], commodities text[], amounts bigint[],
  OUT short text, OUT added uuid[]
) LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  account_of bigint[];       -- of each posting; null while it is not opened
  debited bigint[];          -- liabilities that are debited and were there before
  opened bigint[] := '{}';   -- with what these entries bring
  known boolean;             -- whether every account is there
  fresh boolean[];           -- whether each entry is new
BEGIN
  added := '{}';

  SELECT array_agg(a.id ORDER BY p.m), bool_and(a.id IS NOT NULL),
    array_agg(DISTINCT a.id) FILTER (WHERE a.kind = 'LIABILITY' AND p.amount > 0)
  INTO account_of, known, debited
  FROM unnest(codes, commodities, amounts) WITH ORDINALITY AS p (code, commodity, amount, m)
  LEFT JOIN earnings.account a ON a.code = p.code AND a.commodity = p.commodity;
  IF debited IS NOT NULL THEN
    PERFORM earnings.lock_accounts(debited);
  END IF;

  -- A statement of its own, so that it sees what was posted while the locks were waited for.
  SELECT array_agg(e.first AND old.id IS NULL ORDER BY e.n) INTO fresh
  FROM (
    SELECT n, source, event, row_number() OVER (PARTITION BY source, event ORDER BY n) = 1 AS first
    FROM unnest(sources, events) WITH ORDINALITY AS given (source, event, n)
  ) e
  LEFT JOIN earnings.entry old ON old.source = e.source AND old.event = e.event;

  SELECT change.code INTO short
  FROM (
    SELECT p.code, p.account, sum(p.amount) AS amount
    FROM unnest(posting_of, codes, kinds, commodities, account_of, amounts)
      AS p (n, code, kind, commodity, account, amount)
    WHERE p.kind = 'LIABILITY' AND fresh[p.n]
    GROUP BY p.code, p.commodity, p.account HAVING sum(p.amount) > 0
  ) change
  LEFT JOIN earnings.account a ON a.id = change.account
  WHERE coalesce(a.balance, 0) + change.amount > 0
  ORDER BY change.code
  LIMIT 1;
  IF FOUND THEN
    RETURN;
  END IF;
  short := NULL;

  IF NOT known THEN
    WITH missing AS (
      SELECT p.code, p.commodity, p.kind, coalesce(sum(p.amount) FILTER (WHERE fresh[p.n]), 0) AS amount
      FROM unnest(posting_of, codes, commodities, kinds, account_of, amounts)
        AS p (n, code, commodity, kind, account, amount)
      WHERE p.account IS NULL
      GROUP BY p.code, p.commodity, p.kind
    ), new_account AS (
      INSERT INTO earnings.account (code, commodity, kind, balance)
      SELECT code, commodity, kind, amount FROM missing ORDER BY code, commodity
      ON CONFLICT (code, commodity) DO NOTHING
      RETURNING id, code, commodity
    )
    SELECT array_agg(coalesce(p.account, o.id) ORDER BY p.m),
      bool_and(coalesce(p.account, o.id) IS NOT NULL),
      coalesce((SELECT array_agg(id) FROM new_account), '{}')
    INTO account_of, known, opened
    FROM unnest(codes, commodities, account_of) WITH ORDINALITY AS p (code, commodity, account, m)
    LEFT JOIN new_account o ON o.code = p.code AND o.commodity = p.commodity;
    IF NOT known THEN
      RAISE EXCEPTION 'somebody else has opened the same account at the same time'
        USING ERRCODE = 'serialization_failure';
    END IF;
  END IF;

  WITH new_entry AS (
    INSERT INTO earnings.entry (id, source, event, effective_at, details, postings)
    SELECT e.id, e.source, e.event, e.effective_at, e.details::jsonb, p.postings
    FROM unnest(entry_ids, sources, events, effective, entry_details, fresh) WITH ORDINALITY
      AS e (id, source, event, effective_at, details, fresh, n)
    JOIN (SELECT n, count(*) AS postings FROM unnest(posting_of) AS n GROUP BY n) p ON p.n = e.n
    WHERE e.fresh
    ORDER BY e.n
    ON CONFLICT (source, event) DO NOTHING
    RETURNING id
  ), new_posting AS (
    INSERT INTO earnings.posting (entry_id, ordinal, account_id, amount, effective_at)
    SELECT entry_ids[p.n], row_number() OVER (PARTITION BY p.n ORDER BY p.m), p.account, p.amount, effective[p.n]
    FROM unnest(posting_of, account_of, amounts) WITH ORDINALITY AS p (n, account, amount, m)
    WHERE fresh[p.n]
    RETURNING account_id, amount
  ), change AS MATERIALIZED (
    SELECT account_id, sum(amount) AS amount, account_id = ANY (debited) IS TRUE AS locked
    FROM new_posting WHERE account_id <> ALL (opened)
    GROUP BY account_id
  ), with_lock AS (
    UPDATE earnings.account a SET balance = a.balance + c.amount
    FROM change c WHERE a.id = c.account_id AND c.locked
  ), without_lock AS (
    INSERT INTO earnings.delta (account_id, amount)
    SELECT account_id, amount FROM change WHERE NOT locked
  )
  SELECT coalesce(array_agg(id), '{}') INTO added FROM new_entry;

  IF cardinality(added) <> cardinality(array_positions(fresh, true)) THEN
    RAISE EXCEPTION 'somebody else has posted the same at the same time'
      USING ERRCODE = 'serialization_failure';
  END IF;
END $$;
