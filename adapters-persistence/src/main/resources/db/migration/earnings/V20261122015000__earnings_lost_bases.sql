-- What of a base was decided against its payee and went back to the pot: nobody can earn it again,
-- so that the fee on it goes back too.
ALTER TABLE earnings.reserve ADD COLUMN lost bigint NOT NULL DEFAULT 0 CHECK (lost >= 0);
