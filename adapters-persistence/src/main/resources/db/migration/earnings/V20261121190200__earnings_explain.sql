-- What the provider calls a thing leads back to the entry that names it.
CREATE INDEX entry_by_receipt ON earnings.entry ((details ->> 'receipt')) WHERE details ->> 'receipt' IS NOT NULL;
CREATE INDEX entry_by_provider_line ON earnings.entry ((details ->> 'line')) WHERE details ->> 'line' IS NOT NULL;
CREATE INDEX lot_use_by_lot ON earnings.lot_use (lot);
