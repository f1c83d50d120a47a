-- What administrators have decided: who, when and why. Nothing of it is ever changed.
CREATE TABLE operations.admin_action (
  id uuid PRIMARY KEY,
  by uuid NOT NULL,
  what text NOT NULL,
  -- What it was about, as the text form of an id.
  subject text NOT NULL,
  reason text NOT NULL CHECK (length(reason) <= 2000),
  at timestamptz NOT NULL
);
CREATE INDEX admin_action_by ON operations.admin_action (by, id DESC);
CREATE INDEX admin_action_about ON operations.admin_action (subject, id DESC);

GRANT SELECT, INSERT ON operations.admin_action TO clipgen_app;
