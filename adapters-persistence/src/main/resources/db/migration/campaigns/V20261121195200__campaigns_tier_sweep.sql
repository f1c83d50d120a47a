-- How far each published version of the tiers has been held against the standings: a tier that it gives is kept.
CREATE TABLE campaigns.tier_sweep (
  version text PRIMARY KEY,
  last uuid,
  done boolean NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON campaigns.tier_sweep TO clipgen_app;
