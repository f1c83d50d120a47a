CREATE SCHEMA publishing;
GRANT USAGE ON SCHEMA publishing TO clipgen_app;

CREATE TABLE publishing.social_account (
  id uuid PRIMARY KEY,
  -- Null: the installation's own.
  owner uuid,
  platform text NOT NULL CHECK (platform IN ('tiktok', 'youtube', 'instagram')),
  handle text NOT NULL,
  external_id text NOT NULL,
  connected_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX social_account_once
  ON publishing.social_account (owner, platform, lower(handle)) NULLS NOT DISTINCT;

CREATE TABLE publishing.post (
  id uuid PRIMARY KEY,
  claim uuid NOT NULL,
  clip uuid NOT NULL,
  clipper uuid NOT NULL,
  brand uuid NOT NULL,
  -- Whose account it goes through; null: the installation's own.
  poster uuid,
  platform text NOT NULL CHECK (platform IN ('tiktok', 'youtube', 'instagram')),
  caption text NOT NULL,
  created_at timestamptz NOT NULL,
  account uuid REFERENCES publishing.social_account,
  state text NOT NULL CHECK (
    state IN ('waiting', 'prepared', 'uploading', 'pending', 'live', 'failed', 'unconfirmed')),
  state_since timestamptz,
  reason text,
  external_id text,
  url text,
  live_at timestamptz,
  -- When the platform is asked next; null: never.
  read_at timestamptz,
  -- The latest observation.
  views bigint NOT NULL DEFAULT 0 CHECK (views >= 0),
  views_source text,
  views_at timestamptz,
  UNIQUE (claim, platform),
  UNIQUE (platform, external_id),
  CHECK ((account IS NULL) <= (state IN ('waiting', 'failed'))),
  CHECK ((state IN ('waiting', 'failed', 'unconfirmed')) <= (reason IS NOT NULL)),
  CHECK ((state IN ('pending', 'live')) <= (external_id IS NOT NULL AND url IS NOT NULL)),
  CHECK ((state = 'live') <= (live_at IS NOT NULL))
);
-- Only what is read at all: the queue of readings stays as small as its work.
CREATE INDEX post_to_read ON publishing.post (platform, read_at) WHERE read_at IS NOT NULL;
CREATE INDEX post_waiting ON publishing.post (poster, platform) WHERE state = 'waiting';

CREATE TABLE publishing.observation (
  post uuid NOT NULL REFERENCES publishing.post,
  at timestamptz NOT NULL,
  source text NOT NULL,
  views bigint NOT NULL CHECK (views >= 0),
  likes bigint NOT NULL CHECK (likes >= 0),
  comments bigint NOT NULL CHECK (comments >= 0),
  shares bigint NOT NULL CHECK (shares >= 0),
  PRIMARY KEY (post, at)
);

GRANT SELECT, INSERT, UPDATE ON publishing.social_account, publishing.post TO clipgen_app;
-- What a platform reported is never changed.
GRANT SELECT, INSERT ON publishing.observation TO clipgen_app;
