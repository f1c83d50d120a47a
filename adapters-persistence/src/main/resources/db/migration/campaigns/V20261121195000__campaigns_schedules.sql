-- Published versions of tiers, bonuses and the campaign fee. Appended to, never changed: what was agreed under a version
-- names it. The one in force is the newest whose date has come.
CREATE TABLE campaigns.schedule (
  kind text NOT NULL CHECK (kind IN ('TIERS', 'BONUSES', 'CAMPAIGN_FEE')),
  number int NOT NULL CHECK (number >= 1),
  content jsonb NOT NULL,
  effective_from timestamptz NOT NULL,
  published_at timestamptz NOT NULL,
  -- Null: what the configuration said.
  published_by uuid,
  note text NOT NULL CHECK (length(note) BETWEEN 1 AND 500),
  PRIMARY KEY (kind, number)
);
GRANT SELECT, INSERT ON campaigns.schedule TO clipgen_app;
