-- What a lost chargeback left to pay, so that money which returns after all settles it.
ALTER TABLE earnings.chargeback ADD COLUMN debt uuid REFERENCES earnings.debt;
CREATE INDEX chargeback_by_debt ON earnings.chargeback (debt) WHERE debt IS NOT NULL;
GRANT UPDATE (debt) ON earnings.chargeback TO clipgen_app;
ALTER TABLE earnings.lot ADD COLUMN restored_for uuid REFERENCES earnings.debt;

-- What the platform answers to a payer's bank; without evidence it accepts.
CREATE TABLE earnings.chargeback_reply (
  chargeback text PRIMARY KEY REFERENCES earnings.chargeback,
  attempt int NOT NULL CHECK (attempt >= 1),
  evidence text CHECK (length(evidence) BETWEEN 1 AND 20000),
  by uuid NOT NULL,
  at timestamptz NOT NULL,
  reply_state text NOT NULL CHECK (reply_state IN ('SENDING', 'GIVEN', 'REFUSED')),
  refusal text,
  CHECK ((reply_state = 'REFUSED') = (refusal IS NOT NULL))
);
GRANT SELECT, INSERT, UPDATE ON earnings.chargeback_reply TO clipgen_app;
