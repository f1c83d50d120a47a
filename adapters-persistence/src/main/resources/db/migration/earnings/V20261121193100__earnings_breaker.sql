-- How the breaker stands: one row.
CREATE TABLE earnings.breaker (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  tripped_at timestamptz,
  wrong jsonb NOT NULL DEFAULT '[]',
  checked_at timestamptz,
  suspects jsonb NOT NULL DEFAULT '[]',
  accepted jsonb NOT NULL DEFAULT '[]'
);
INSERT INTO earnings.breaker DEFAULT VALUES;

-- What happened to it; can only be added to.
CREATE TABLE earnings.breaker_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('tripped', 'reset')),
  wrong jsonb NOT NULL,
  by uuid,
  reason text,
  CHECK ((kind = 'reset') = (by IS NOT NULL AND reason IS NOT NULL))
);

GRANT SELECT, UPDATE ON earnings.breaker TO clipgen_app;
GRANT SELECT, INSERT ON earnings.breaker_event TO clipgen_app;

-- When the money of a lot arrived at its payee's.
ALTER TABLE earnings.lot_use ADD COLUMN spent_at timestamptz;
UPDATE earnings.lot_use u SET spent_at = e.effective_at
FROM earnings.lot l, earnings.entry e
WHERE l.id = u.lot AND l.state = 'SPENT' AND u.live
  AND e.source = earnings.id_text('pay', u.payout) AND e.event LIKE 'arrived %';
CREATE INDEX lot_use_spent ON earnings.lot_use (spent_at) WHERE spent_at IS NOT NULL;
