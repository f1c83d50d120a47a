-- Refused refunds are tried again, and those that were given back are watched.
ALTER TABLE earnings.refund
  ADD COLUMN attempt int NOT NULL DEFAULT 1 CHECK (attempt >= 1),
  ADD COLUMN reason text,
  ADD COLUMN again_at timestamptz,
  ADD COLUMN replaced boolean NOT NULL DEFAULT false,
  ADD COLUMN receipt text,
  ADD COLUMN done_at timestamptz,
  ADD COLUMN look_at timestamptz,
  ADD CONSTRAINT only_refused_ones_are_tried_again
    CHECK (state = 'REOPENED' OR (again_at IS NULL AND NOT replaced));
CREATE INDEX refund_again ON earnings.refund (again_at) WHERE again_at IS NOT NULL;
CREATE INDEX refund_look ON earnings.refund (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX refund_by_receipt ON earnings.refund (receipt) WHERE receipt IS NOT NULL;
CREATE INDEX refund_refused ON earnings.refund (id) WHERE state = 'REOPENED' AND NOT replaced;

-- The disputes that the provider has told of, in that order.
CREATE TABLE earnings.dispute_seen (
  id text PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  ask_at timestamptz
);
CREATE INDEX dispute_to_ask ON earnings.dispute_seen (ask_at) WHERE ask_at IS NOT NULL;

-- A payment that its payer's bank asks back.
CREATE TABLE earnings.chargeback (
  id text PRIMARY KEY,
  charge text NOT NULL,
  funding uuid REFERENCES earnings.funding,
  pot text,
  withdrawn bigint NOT NULL CHECK (withdrawn > 0),
  fee bigint NOT NULL CHECK (fee >= 0),
  explained bigint NOT NULL DEFAULT 0 CHECK (explained BETWEEN 0 AND withdrawn),
  commodity text NOT NULL,
  reason text NOT NULL,
  reopen boolean NOT NULL,
  state text NOT NULL CHECK (state IN ('OPEN', 'WON', 'LOST')),
  opened_at timestamptz NOT NULL,
  ended_at timestamptz,
  CHECK ((state = 'OPEN') = (ended_at IS NULL)),
  CHECK ((funding IS NULL) = (pot IS NULL))
);
CREATE INDEX chargeback_open ON earnings.chargeback (pot) WHERE state = 'OPEN';
CREATE INDEX chargeback_by_age ON earnings.chargeback (opened_at, id);

-- What was frozen for it, payment by payment.
CREATE TABLE earnings.chargeback_draw (
  chargeback text NOT NULL REFERENCES earnings.chargeback,
  funding uuid NOT NULL REFERENCES earnings.funding,
  amount bigint NOT NULL CHECK (amount > 0),
  PRIMARY KEY (chargeback, funding)
);
CREATE INDEX chargeback_draw_by_funding ON earnings.chargeback_draw (funding);

GRANT SELECT, INSERT ON earnings.dispute_seen, earnings.chargeback, earnings.chargeback_draw
  TO clipgen_app;
GRANT UPDATE (ask_at) ON earnings.dispute_seen TO clipgen_app;
GRANT UPDATE (state, ended_at, explained) ON earnings.chargeback TO clipgen_app;
