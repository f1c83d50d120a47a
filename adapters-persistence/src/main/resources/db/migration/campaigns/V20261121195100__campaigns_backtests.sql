-- What counted for a claim, from when on: its history is played again under other rates.
CREATE TABLE campaigns.view_count (
  claim uuid NOT NULL REFERENCES campaigns.claim,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL,
  views bigint NOT NULL CHECK (views >= 0),
  -- Whether views were struck or a post removed.
  recount boolean NOT NULL,
  PRIMARY KEY (claim, seq)
);
GRANT SELECT, INSERT ON campaigns.view_count TO clipgen_app;

-- Of what was counted before there was this table, the latest is known.
INSERT INTO campaigns.view_count (claim, at, views, recount)
SELECT id, views_at, views, false FROM campaigns.claim
WHERE line IS NOT NULL AND views > 0 AND views_at IS NOT NULL;

-- Clippers one after the other, each with all that was approved.
CREATE INDEX claim_history ON campaigns.claim (clipper, id) WHERE line IS NOT NULL;

CREATE TABLE campaigns.backtest (
  id uuid PRIMARY KEY,
  asked_by uuid,
  asked_at timestamptz NOT NULL,
  proposal jsonb NOT NULL,
  currency text NOT NULL,
  ended_at timestamptz,
  totals jsonb,
  reason text,
  CHECK ((ended_at IS NOT NULL) = (totals IS NOT NULL OR reason IS NOT NULL))
);

CREATE TABLE campaigns.backtest_payee (
  backtest uuid NOT NULL REFERENCES campaigns.backtest,
  payee uuid NOT NULL,
  claims bigint NOT NULL,
  was bigint NOT NULL,
  would bigint NOT NULL,
  difference bigint NOT NULL GENERATED ALWAYS AS (would - was) STORED,
  PRIMARY KEY (backtest, payee)
);
CREATE INDEX backtest_payee_by_difference ON campaigns.backtest_payee (backtest, difference, payee);

CREATE TABLE campaigns.backtest_campaign (
  backtest uuid NOT NULL REFERENCES campaigns.backtest,
  campaign uuid NOT NULL,
  paid_was bigint NOT NULL,
  paid_would bigint NOT NULL,
  reserved_was bigint NOT NULL,
  reserved_would bigint NOT NULL,
  fee_was bigint NOT NULL,
  fee_would bigint NOT NULL,
  deposited bigint,
  PRIMARY KEY (backtest, campaign)
);
CREATE INDEX backtest_uncovered ON campaigns.backtest_campaign (backtest, campaign)
  WHERE reserved_would > deposited;

GRANT SELECT, INSERT, UPDATE ON campaigns.backtest TO clipgen_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON campaigns.backtest_payee, campaigns.backtest_campaign TO clipgen_app;
