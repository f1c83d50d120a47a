-- Refused refunds that were given back from the platform's bank account, each once and by a payment of its own.
CREATE TABLE earnings.refund_by_hand (
  reference text PRIMARY KEY CHECK (length(reference) BETWEEN 1 AND 140),
  refund uuid NOT NULL UNIQUE REFERENCES earnings.refund
);
GRANT SELECT, INSERT ON earnings.refund_by_hand TO clipgen_app;
