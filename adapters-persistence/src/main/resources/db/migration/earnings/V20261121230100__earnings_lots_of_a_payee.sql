-- What a payee has in payout and was paid is read at every look at its earnings: by its own lots, not through all of them.
CREATE INDEX lot_gone ON earnings.lot (payee) WHERE state IN ('TAKEN', 'SPENT');
