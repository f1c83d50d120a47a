-- What stopped counting while a hold had it is taken back when the hold is decided.
ALTER TABLE earnings.reserve ADD COLUMN waiting bigint NOT NULL DEFAULT 0
  CHECK (waiting BETWEEN 0 AND posted);
