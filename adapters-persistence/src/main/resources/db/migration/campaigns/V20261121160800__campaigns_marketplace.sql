CREATE SCHEMA campaigns;
GRANT USAGE ON SCHEMA campaigns TO clipgen_app;

CREATE TABLE campaigns.campaign (
  id uuid PRIMARY KEY,
  brand uuid NOT NULL,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 120),
  source uuid NOT NULL,
  length_seconds int NOT NULL CHECK (length_seconds IN (15, 30, 45, 60)),
  ratio text NOT NULL,
  notes text NOT NULL CHECK (length(notes) <= 4000),
  platforms text[] NOT NULL CHECK (cardinality(platforms) > 0),
  deadline timestamptz NOT NULL,
  price bigint NOT NULL CHECK (price > 0),
  currency text NOT NULL,
  places int NOT NULL CHECK (places BETWEEN 1 AND 100),
  ceiling_bp int NOT NULL CHECK (ceiling_bp IN (0, 2000, 5000, 10000, 20000)),
  poster text NOT NULL CHECK (poster IN ('CLIPPER', 'BRAND', 'PLATFORM', 'NOBODY')),
  package text NOT NULL CHECK (package IN ('CUSTOM', 'STARTER', 'PRO', 'ENTERPRISE')),
  turnaround_seconds bigint NOT NULL CHECK (turnaround_seconds > 0),
  per_clipper int NOT NULL CHECK (per_clipper > 0),
  state text NOT NULL
    CHECK (state IN ('DRAFT', 'FUNDED', 'OPEN', 'PAUSED', 'CLOSED', 'EXPIRED')),
  fixed boolean NOT NULL,
  open_when_funded boolean NOT NULL,
  -- Never oversold, whatever the application believes.
  taken int NOT NULL CHECK (taken BETWEEN 0 AND places),
  deposited bigint NOT NULL CHECK (deposited >= 0),
  deposit_needed bigint NOT NULL CHECK (deposit_needed >= price * places),
  posted_at timestamptz NOT NULL,
  opened_at timestamptz,
  ended_at timestamptz,
  -- Pro campaigns are listed first.
  featured int NOT NULL GENERATED ALWAYS AS (CASE package WHEN 'PRO' THEN 1 ELSE 0 END) STORED,
  words tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', title || ' ' || notes)) STORED,
  CHECK (poster <> 'NOBODY' OR ceiling_bp = 0),
  CHECK ((state IN ('CLOSED', 'EXPIRED')) = (ended_at IS NOT NULL)),
  CHECK (state NOT IN ('OPEN', 'PAUSED') OR (opened_at IS NOT NULL AND deposited >= deposit_needed))
);
CREATE INDEX campaign_newest ON campaigns.campaign (featured DESC, id DESC) WHERE state = 'OPEN';
CREATE INDEX campaign_price ON campaigns.campaign (price DESC, id DESC) WHERE state = 'OPEN';
CREATE INDEX campaign_deadline ON campaigns.campaign (deadline, id) WHERE state = 'OPEN';
CREATE INDEX campaign_words ON campaigns.campaign USING gin (words) WHERE state = 'OPEN';
CREATE INDEX campaign_overdue ON campaigns.campaign (deadline)
  WHERE state IN ('FUNDED', 'OPEN', 'PAUSED');
CREATE INDEX campaign_of_brand ON campaigns.campaign (brand, id DESC);

-- Whom the brand of an Enterprise campaign invites.
CREATE TABLE campaigns.invitation (
  campaign uuid NOT NULL REFERENCES campaigns.campaign,
  clipper uuid NOT NULL,
  PRIMARY KEY (campaign, clipper)
);

-- Payments that were asked for, as the brand sees them; the money itself is in the ledger.
CREATE TABLE campaigns.funding (
  id uuid PRIMARY KEY,
  campaign uuid NOT NULL REFERENCES campaigns.campaign,
  deposit bigint NOT NULL CHECK (deposit > 0),
  charged bigint NOT NULL CHECK (charged >= deposit),
  currency text NOT NULL,
  state text NOT NULL CHECK (state IN ('pending', 'booked', 'refused')),
  reason text NOT NULL,
  asked_at timestamptz NOT NULL
);
CREATE INDEX funding_of_campaign ON campaigns.funding (campaign, id DESC);

CREATE TABLE campaigns.claim (
  id uuid PRIMARY KEY,
  campaign uuid NOT NULL REFERENCES campaigns.campaign,
  brand uuid NOT NULL,
  clipper uuid NOT NULL CHECK (clipper <> brand),
  -- What was agreed: never changed after the insert.
  price bigint NOT NULL CHECK (price > 0),
  currency text NOT NULL,
  tier text NOT NULL CHECK (tier IN ('BRONZE', 'SILVER', 'GOLD', 'PLATINUM')),
  share_bp int NOT NULL CHECK (share_bp BETWEEN 0 AND 10000),
  rule text NOT NULL,
  bonus_version text NOT NULL,
  bonus_steps text NOT NULL,
  ceiling_bp int NOT NULL CHECK (ceiling_bp >= 0),
  poster text NOT NULL,
  window_posted_seconds bigint NOT NULL,
  window_unposted_seconds bigint NOT NULL,
  claimed_at timestamptz NOT NULL,
  rounds int NOT NULL CHECK (rounds >= 0),
  state text NOT NULL CHECK (state IN (
    'CLAIMED', 'SUBMITTED', 'CHANGES_REQUESTED', 'REJECTED',
    'APPROVED', 'RELEASED', 'PAID_OUT',
    'REJECTED_FOR_GOOD', 'WITHDRAWN', 'EXPIRED')),
  -- When something happens to it by itself.
  due_at timestamptz,
  submission uuid,
  clip uuid,
  submitted_at timestamptz,
  reason text,
  final_at timestamptz,
  appeal text,
  ended_at timestamptz,
  -- The approval.
  line uuid UNIQUE,
  approved_at timestamptz,
  first_post_at timestamptz,
  release_at timestamptz,
  bonus_until timestamptz,
  bonus_open boolean NOT NULL,
  views bigint NOT NULL CHECK (views >= 0),
  views_at timestamptz,
  bonus bigint NOT NULL CHECK (bonus >= 0),
  CHECK ((state IN ('APPROVED', 'RELEASED', 'PAID_OUT')) = (line IS NOT NULL)),
  CHECK ((line IS NULL) = (approved_at IS NULL) AND (line IS NULL) = (release_at IS NULL)),
  CHECK ((state IN ('REJECTED_FOR_GOOD', 'WITHDRAWN', 'EXPIRED')) = (ended_at IS NOT NULL)),
  CHECK ((due_at IS NOT NULL) =
    (state IN ('CLAIMED', 'SUBMITTED', 'CHANGES_REQUESTED') OR (state = 'REJECTED' AND appeal IS NULL))),
  CHECK (NOT bonus_open OR bonus_until IS NOT NULL)
);
CREATE UNIQUE INDEX claim_one_live ON campaigns.claim (campaign, clipper)
  WHERE state IN ('CLAIMED', 'SUBMITTED', 'CHANGES_REQUESTED', 'REJECTED');
CREATE INDEX claim_of_campaign_and_clipper ON campaigns.claim (campaign, clipper);
CREATE INDEX claim_of_campaign ON campaigns.claim (campaign, id DESC);
CREATE INDEX claim_of_clipper ON campaigns.claim (clipper, id DESC);
CREATE INDEX claim_of_brand ON campaigns.claim (brand, id DESC);
CREATE INDEX claim_due ON campaigns.claim (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX claim_bonus_window ON campaigns.claim (bonus_until) WHERE bonus_open;
CREATE INDEX claim_appealed ON campaigns.claim (id) WHERE state = 'REJECTED' AND appeal IS NOT NULL;

CREATE TABLE campaigns.submission (
  id uuid PRIMARY KEY,
  claim uuid NOT NULL REFERENCES campaigns.claim,
  clip uuid NOT NULL,
  note text NOT NULL,
  submitted_at timestamptz NOT NULL
);
CREATE INDEX submission_of_claim ON campaigns.submission (claim, id);

-- A submission is reviewed once, and once more by an admin after an appeal.
CREATE TABLE campaigns.review (
  submission uuid NOT NULL REFERENCES campaigns.submission,
  judge text NOT NULL CHECK (judge IN ('BRAND', 'SILENCE', 'ADMIN')),
  verdict text NOT NULL CHECK (verdict IN ('APPROVED', 'CHANGES_REQUESTED', 'REJECTED')),
  rating int CHECK (rating IS NULL OR (rating BETWEEN 1 AND 5 AND verdict = 'APPROVED')),
  words text NOT NULL,
  reviewed_at timestamptz NOT NULL,
  PRIMARY KEY (submission, judge)
);

CREATE TABLE campaigns.standing (
  clipper uuid PRIMARY KEY,
  approved_clips bigint NOT NULL CHECK (approved_clips >= 0),
  views bigint NOT NULL CHECK (views >= 0),
  tier text NOT NULL CHECK (tier IN ('BRONZE', 'SILVER', 'GOLD', 'PLATINUM'))
);

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA campaigns TO clipgen_app;
