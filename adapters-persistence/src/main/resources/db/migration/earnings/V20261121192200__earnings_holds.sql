-- What is doubted is frozen where it is until that is decided.
CREATE TABLE earnings.hold (
  id uuid PRIMARY KEY,
  source text NOT NULL,
  line uuid REFERENCES earnings.line,
  reason text NOT NULL,
  evidence text NOT NULL,
  by_party uuid NOT NULL,
  at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN ('OPEN', 'LIFTED', 'UPHELD')),
  decided_by uuid,
  decided_at timestamptz,
  decision text,
  CHECK ((state = 'OPEN') = (decided_at IS NULL)),
  CHECK ((decided_at IS NULL) = (decided_by IS NULL) AND (decided_at IS NULL) = (decision IS NULL))
);
CREATE UNIQUE INDEX one_open_hold_per_source ON earnings.hold (source)
  WHERE state = 'OPEN' AND line IS NULL;
CREATE INDEX hold_open ON earnings.hold (id) WHERE state = 'OPEN';
CREATE INDEX hold_by_source ON earnings.hold (source);

-- What a hold took out of available money for a released line, and what of it was missing.
CREATE TABLE earnings.stake (
  hold uuid NOT NULL REFERENCES earnings.hold,
  line uuid NOT NULL REFERENCES earnings.line,
  payee uuid NOT NULL,
  taken bigint NOT NULL CHECK (taken >= 0),
  owed bigint NOT NULL CHECK (owed >= 0),
  debt uuid REFERENCES earnings.debt,
  commodity text NOT NULL,
  PRIMARY KEY (hold, line),
  CHECK ((owed > 0) = (debt IS NOT NULL))
);
CREATE INDEX stake_by_payee ON earnings.stake (payee);

-- The open hold on a line.
ALTER TABLE earnings.line ADD COLUMN hold uuid REFERENCES earnings.hold;
CREATE INDEX line_by_hold ON earnings.line (hold) WHERE hold IS NOT NULL;
DROP INDEX earnings.line_due;
CREATE INDEX line_due ON earnings.line (until, id) WHERE state = 'HELD' AND hold IS NULL;

-- The hold that a lot is or was frozen by, and the one that gave it back anew.
ALTER TABLE earnings.lot ADD COLUMN hold uuid REFERENCES earnings.hold;
ALTER TABLE earnings.lot ADD COLUMN restored_by uuid REFERENCES earnings.hold;
CREATE INDEX lot_by_hold ON earnings.lot (hold) WHERE hold IS NOT NULL;
ALTER TABLE earnings.lot DROP CONSTRAINT lot_state_check;
ALTER TABLE earnings.lot ADD CONSTRAINT lot_state_check
  CHECK (state IN ('FREE', 'TAKEN', 'SPENT', 'FROZEN', 'LOST'));
ALTER TABLE earnings.lot ADD CONSTRAINT frozen_by_a_hold
  CHECK (state NOT IN ('FROZEN', 'LOST') OR hold IS NOT NULL);

GRANT SELECT, INSERT ON earnings.hold, earnings.stake TO clipgen_app;
GRANT UPDATE (state, decided_by, decided_at, decision) ON earnings.hold TO clipgen_app;
