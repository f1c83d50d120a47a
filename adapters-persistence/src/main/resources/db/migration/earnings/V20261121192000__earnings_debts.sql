-- What a party owes, reason by reason. What is open of it all is on receivable:<debtor>.
CREATE TABLE earnings.debt (
  id uuid PRIMARY KEY,
  debtor uuid NOT NULL,
  origin text NOT NULL,
  reason text NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  open bigint NOT NULL CHECK (open BETWEEN 0 AND amount),
  written_off bigint NOT NULL DEFAULT 0 CHECK (written_off BETWEEN 0 AND amount),
  commodity text NOT NULL,
  since timestamptz NOT NULL
);
CREATE INDEX debt_open ON earnings.debt (debtor, since, id) WHERE open > 0;
CREATE INDEX debt_by_age ON earnings.debt (since, id) WHERE open > 0;
CREATE INDEX debt_by_origin ON earnings.debt (origin);

-- Out of which line how much of a debt was recovered.
CREATE TABLE earnings.debt_recovery (
  debt uuid NOT NULL REFERENCES earnings.debt,
  line uuid NOT NULL REFERENCES earnings.line,
  amount bigint NOT NULL CHECK (amount > 0),
  at timestamptz NOT NULL,
  PRIMARY KEY (debt, line)
);
CREATE INDEX debt_recovery_by_line ON earnings.debt_recovery (line);

-- What is taken back of a line after its release makes it smaller than what was recovered of it.
DO $$
DECLARE
  old text;
BEGIN
  SELECT conname INTO STRICT old FROM pg_constraint
  WHERE conrelid = 'earnings.line'::regclass AND contype = 'c'
    AND pg_get_constraintdef(oid) LIKE '%recovered%';
  EXECUTE format('ALTER TABLE earnings.line DROP CONSTRAINT %I', old);
END $$;
ALTER TABLE earnings.line ADD CONSTRAINT recovered_is_not_negative CHECK (recovered >= 0);

GRANT SELECT, INSERT ON earnings.debt, earnings.debt_recovery TO clipgen_app;
GRANT UPDATE (open, written_off) ON earnings.debt TO clipgen_app;
GRANT UPDATE (amount), DELETE ON earnings.debt_recovery TO clipgen_app;
