-- What of a charge is the campaign fee, and by which version of it.
ALTER TABLE campaigns.funding
  ADD COLUMN fee bigint NOT NULL DEFAULT 0 CHECK (fee >= 0),
  ADD COLUMN fee_rule text NOT NULL DEFAULT '';
