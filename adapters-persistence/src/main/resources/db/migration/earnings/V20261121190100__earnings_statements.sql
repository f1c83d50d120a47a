-- The keys that sign statements. Old ones stay: what they signed can always be checked.
CREATE TABLE earnings.statement_key (
  id text PRIMARY KEY,
  private_key text NOT NULL,
  public_key text NOT NULL UNIQUE,
  made_at timestamptz NOT NULL
);
COMMENT ON COLUMN earnings.statement_key.made_at IS 'machine time';
GRANT SELECT, INSERT ON earnings.statement_key TO clipgen_app;

CREATE INDEX funding_by_payer ON earnings.funding (payer);
