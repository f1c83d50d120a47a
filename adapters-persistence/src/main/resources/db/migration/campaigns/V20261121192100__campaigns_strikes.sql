-- Views that an administrator has found not to be real.
CREATE TABLE campaigns.strike (
  id uuid PRIMARY KEY,
  claim uuid NOT NULL REFERENCES campaigns.claim,
  views bigint NOT NULL CHECK (views > 0),
  reason text NOT NULL,
  evidence text NOT NULL,
  by_party uuid NOT NULL,
  at timestamptz NOT NULL,
  lifted boolean NOT NULL DEFAULT false
);
CREATE INDEX strike_of_claim ON campaigns.strike (claim, id);
GRANT SELECT, INSERT ON campaigns.strike TO clipgen_app;
GRANT UPDATE (lifted) ON campaigns.strike TO clipgen_app;
