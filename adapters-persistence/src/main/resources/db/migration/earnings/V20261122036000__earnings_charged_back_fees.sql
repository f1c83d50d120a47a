-- What of the platform's fee on a payment went back to its payer when a dispute of it was lost.
ALTER TABLE earnings.chargeback ADD COLUMN fee_back bigint NOT NULL DEFAULT 0 CHECK (fee_back >= 0);
GRANT UPDATE (fee_back) ON earnings.chargeback TO clipgen_app;
CREATE INDEX chargeback_by_pot ON earnings.chargeback (pot) WHERE pot IS NOT NULL;
CREATE INDEX chargeback_by_funding ON earnings.chargeback (funding) WHERE funding IS NOT NULL;
