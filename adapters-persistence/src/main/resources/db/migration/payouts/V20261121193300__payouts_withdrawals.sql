-- Profit that the owner has taken to the bank.
CREATE TABLE payouts.withdrawal (
  id uuid PRIMARY KEY,
  amount bigint NOT NULL CHECK (amount > 0),
  commodity text NOT NULL,
  state text NOT NULL CHECK (state IN ('REQUESTED', 'UNKNOWN', 'SENT', 'ARRIVED', 'NOTED', 'REFUSED', 'RETURNED')),
  reference text UNIQUE,
  reason text,
  by uuid NOT NULL,
  at timestamptz NOT NULL,
  watch_at timestamptz,
  CHECK ((state IN ('SENT', 'ARRIVED', 'NOTED', 'RETURNED')) = (reference IS NOT NULL))
);
CREATE INDEX withdrawal_open ON payouts.withdrawal (id) WHERE state IN ('REQUESTED', 'UNKNOWN');
CREATE INDEX withdrawal_watched ON payouts.withdrawal (watch_at) WHERE watch_at IS NOT NULL;

-- Payouts to banks, and what the provider has kept for them. fee: NULL until that was asked for.
CREATE TABLE payouts.fee (
  receipt text PRIMARY KEY,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  source text NOT NULL,
  fee bigint CHECK (fee >= 0)
);
CREATE INDEX fee_open ON payouts.fee (seq) WHERE fee IS NULL;

GRANT SELECT, INSERT, UPDATE ON payouts.withdrawal, payouts.fee TO clipgen_app;
