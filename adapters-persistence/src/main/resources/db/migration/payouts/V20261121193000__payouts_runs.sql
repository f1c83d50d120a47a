-- How often a party is paid without asking. Who is not in here asks.
CREATE TABLE payouts.schedule (
  party uuid PRIMARY KEY,
  rhythm text NOT NULL CHECK (rhythm IN ('ON_DEMAND', 'WEEKLY', 'MONTHLY', 'QUARTERLY')),
  chosen_at timestamptz NOT NULL
);
CREATE INDEX schedule_by_rhythm ON payouts.schedule (rhythm, party) WHERE rhythm <> 'ON_DEMAND';

-- One pass over the payees of a rhythm. after: the last payee that it has dealt with.
CREATE TABLE payouts.run (
  id uuid PRIMARY KEY,
  rhythm text NOT NULL CHECK (rhythm IN ('WEEKLY', 'MONTHLY', 'QUARTERLY')),
  period text NOT NULL,
  number int NOT NULL CHECK (number >= 1),
  dry boolean NOT NULL,
  started_by uuid,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  after uuid,
  UNIQUE (rhythm, period, number)
);
CREATE INDEX run_open ON payouts.run (id) WHERE finished_at IS NULL;

-- What a run has decided of a payee. id: the payout, or what it would have been called.
CREATE TABLE payouts.run_item (
  id uuid PRIMARY KEY,
  run uuid NOT NULL REFERENCES payouts.run,
  payee uuid NOT NULL,
  amount bigint NOT NULL CHECK (amount >= 0),
  commodity text NOT NULL,
  outcome text NOT NULL,
  -- Whether payee and administrator see it among the payouts: nothing was paid, and it was no trial.
  skipped boolean NOT NULL,
  at timestamptz NOT NULL,
  UNIQUE (run, payee)
);
CREATE INDEX run_item_by_outcome ON payouts.run_item (run, outcome, payee);
CREATE INDEX run_item_skipped_by_payee ON payouts.run_item (payee, id) WHERE skipped;
CREATE INDEX run_item_skipped ON payouts.run_item (id) WHERE skipped;

-- occasion: what it is for, at most one per payee: a period, or the key of a request.
ALTER TABLE payouts.payout ADD COLUMN occasion text;
CREATE UNIQUE INDEX one_payout_per_occasion ON payouts.payout (payee, occasion) WHERE occasion IS NOT NULL;
CREATE INDEX payout_paid_by_payee ON payouts.payout (payee) WHERE paid_at IS NOT NULL;

-- Paid from the platform's bank account, by hand.
ALTER TABLE payouts.payout
  DROP CONSTRAINT payout_state_check,
  DROP CONSTRAINT payout_check1,
  DROP CONSTRAINT payout_check2,
  ADD CONSTRAINT payout_state_check CHECK (state IN ('REQUESTED', 'APPROVED', 'SENDING', 'IN_TRANSIT', 'PAID',
    'PAID_BY_HAND', 'UNKNOWN', 'BOUNCED', 'RETURNING', 'FAILED', 'CANCELLED')),
  ADD CONSTRAINT paid_at_when_paid CHECK ((state IN ('PAID', 'PAID_BY_HAND')) = (paid_at IS NOT NULL)),
  ADD CONSTRAINT transferred_when_moved CHECK (state IN ('REQUESTED', 'APPROVED', 'FAILED', 'CANCELLED', 'UNKNOWN',
    'PAID_BY_HAND') OR transfer IS NOT NULL);
DROP INDEX payouts.payout_live_by_account;
CREATE INDEX payout_live_by_account ON payouts.payout (account)
  WHERE state NOT IN ('PAID', 'PAID_BY_HAND', 'FAILED', 'CANCELLED');

CREATE TABLE payouts.by_hand (
  reference text PRIMARY KEY,
  payout uuid NOT NULL UNIQUE REFERENCES payouts.payout,
  by uuid NOT NULL,
  at timestamptz NOT NULL
);

-- Since when an account is open; of those that were open before, since now.
ALTER TABLE payouts.account ADD COLUMN opened_at timestamptz;
UPDATE payouts.account SET opened_at = now() WHERE state = 'OPEN';

GRANT SELECT, INSERT, UPDATE ON payouts.schedule, payouts.run TO clipgen_app;
GRANT SELECT, INSERT ON payouts.run_item, payouts.by_hand TO clipgen_app;
