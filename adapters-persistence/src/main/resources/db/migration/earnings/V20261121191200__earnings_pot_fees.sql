-- The platform's fee on a payment, by which rule it was found, how much of the payment was spent (what of the fee is
-- earned follows from that), and what of the fee went back. The cost is what the provider is expected to keep: paid on
-- top, or the platform's expense.
ALTER TABLE earnings.funding
  ADD COLUMN fee_bp int NOT NULL DEFAULT 0 CHECK (fee_bp BETWEEN 0 AND 10000),
  ADD COLUMN fee_rule text NOT NULL DEFAULT '',
  ADD COLUMN fee_refunded bigint NOT NULL DEFAULT 0,
  ADD COLUMN spent bigint NOT NULL DEFAULT 0 CHECK (spent >= 0),
  ADD COLUMN cost bigint,
  ADD CONSTRAINT no_more_fee_goes_back_than_came CHECK (fee_refunded BETWEEN 0 AND fee);
UPDATE earnings.funding SET cost = processing;
ALTER TABLE earnings.funding ALTER COLUMN cost SET NOT NULL,
  ADD CONSTRAINT cost_is_not_negative CHECK (cost >= 0);
CREATE INDEX funding_being_charged ON earnings.funding (commodity) WHERE state = 'PENDING';

ALTER TABLE earnings.refund
  DROP CONSTRAINT refund_amount_check,
  ADD COLUMN fee bigint NOT NULL DEFAULT 0 CHECK (fee >= 0),
  ADD CONSTRAINT refund_amount_check CHECK (amount >= 0),
  ADD CONSTRAINT something_goes_back CHECK (amount + fee > 0);

-- Gifts, each a payment of which all is a line of its payee's.
CREATE TABLE earnings.tip (
  id uuid PRIMARY KEY,
  payer uuid NOT NULL CHECK (payer <> payee),
  payee uuid NOT NULL,
  about text NOT NULL,
  funding uuid NOT NULL UNIQUE REFERENCES earnings.funding,
  amount bigint NOT NULL CHECK (amount > 0),
  commodity text NOT NULL,
  message text NOT NULL CHECK (length(message) <= 500),
  asked_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('PENDING', 'GIVEN', 'REFUSED')),
  reason text NOT NULL DEFAULT ''
);
CREATE INDEX tip_by_payer ON earnings.tip (payer, id DESC);
CREATE INDEX tip_by_payee ON earnings.tip (payee, id DESC) WHERE state = 'GIVEN';
GRANT SELECT, INSERT ON earnings.tip TO clipgen_app;
GRANT UPDATE (state, reason) ON earnings.tip TO clipgen_app;
