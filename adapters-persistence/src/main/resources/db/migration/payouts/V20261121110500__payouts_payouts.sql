CREATE SCHEMA IF NOT EXISTS payouts;
GRANT USAGE ON SCHEMA payouts TO clipgen_app;

-- Where parties are paid to at the provider.
CREATE TABLE payouts.account (
  party uuid PRIMARY KEY,
  attempt int NOT NULL CHECK (attempt >= 1),
  state text NOT NULL CHECK (state IN ('OPENING', 'OPEN', 'REFUSED')),
  name text UNIQUE,
  reason text,
  CHECK ((state = 'OPEN') = (name IS NOT NULL)),
  CHECK ((state = 'REFUSED') = (reason IS NOT NULL))
);

-- before: of an unknown payout, the state in which the step was tried.
CREATE TABLE payouts.payout (
  id uuid PRIMARY KEY,
  payee uuid NOT NULL,
  amount bigint NOT NULL CHECK (amount > 0),
  commodity text NOT NULL,
  account text NOT NULL,
  attempt int NOT NULL CHECK (attempt >= 1),
  requested_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('REQUESTED', 'APPROVED', 'SENDING', 'IN_TRANSIT', 'PAID',
    'UNKNOWN', 'BOUNCED', 'RETURNING', 'FAILED', 'CANCELLED')),
  before text CHECK (before IN ('APPROVED', 'SENDING', 'RETURNING')),
  transfer text,
  bank text,
  reason text,
  reason_before text,
  paid_at timestamptz,
  watch_at timestamptz,
  CHECK ((state = 'UNKNOWN') = (before IS NOT NULL)),
  CHECK ((state = 'PAID') = (paid_at IS NOT NULL)),
  CHECK (state IN ('REQUESTED', 'APPROVED', 'FAILED', 'CANCELLED', 'UNKNOWN') OR transfer IS NOT NULL)
);
CREATE INDEX payout_by_payee ON payouts.payout (payee, id);
CREATE INDEX payout_by_state ON payouts.payout (state, id);
CREATE INDEX payout_watched ON payouts.payout (watch_at) WHERE watch_at IS NOT NULL;
CREATE INDEX payout_live_by_account ON payouts.payout (account)
  WHERE state NOT IN ('PAID', 'FAILED', 'CANCELLED');

-- Every state that a payout was in.
CREATE TABLE payouts.step (
  payout uuid NOT NULL REFERENCES payouts.payout,
  number int NOT NULL,
  state text NOT NULL,
  attempt int NOT NULL,
  reason text,
  at timestamptz NOT NULL,
  PRIMARY KEY (payout, number)
);

GRANT SELECT, INSERT, UPDATE ON payouts.account, payouts.payout TO clipgen_app;
GRANT SELECT, INSERT ON payouts.step TO clipgen_app;
