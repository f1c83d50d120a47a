-- A statement of who pays costs what it shows, not what its pots ever paid for.

-- Lines of a pot that had not ended by some time.
ALTER TABLE earnings.line ADD COLUMN pot text;
UPDATE earnings.line l SET pot = r.pot FROM earnings.reserve r WHERE r.source = l.source;
CREATE INDEX line_by_pot_and_end ON earnings.line (pot, (coalesce(ended_at, 'infinity'::timestamptz)));

-- What is set aside for a source and may still move: until counting ends, or all of it was given back or earned.
ALTER TABLE earnings.reserve ADD COLUMN empty boolean NOT NULL DEFAULT false;
UPDATE earnings.reserve r SET empty = true
WHERE NOT EXISTS (SELECT FROM earnings.draw d WHERE d.source = r.source AND d.amount > 0)
  OR r.bonus = 0 AND NOT r.metered AND EXISTS (
    SELECT FROM earnings.line l WHERE l.source = r.source AND l.kind IN ('BASE', 'TIP') AND l.state <> 'REVERSED'
      AND l.amount + l.fee = r.base);
CREATE INDEX reserve_live ON earnings.reserve (pot) WHERE NOT (ended OR empty);
