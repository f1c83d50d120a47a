CREATE SCHEMA clips;
GRANT USAGE ON SCHEMA clips TO clipgen_app;

CREATE TABLE clips.source_video (
  id uuid PRIMARY KEY,
  owner uuid NOT NULL,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  file text NOT NULL UNIQUE,
  container text NOT NULL,
  duration_ms bigint NOT NULL CHECK (duration_ms > 0),
  bytes bigint NOT NULL CHECK (bytes > 0),
  video_codec text NOT NULL,
  width int NOT NULL CHECK (width > 0),
  height int NOT NULL CHECK (height > 0),
  frames_per_second double precision NOT NULL,
  audio_codec text,
  audio_channels int,
  audio_sample_rate int,
  -- Null while clips can be made of it; else why not.
  refused_because text,
  uploaded_at timestamptz NOT NULL,
  CHECK ((audio_codec IS NULL) = (audio_channels IS NULL)),
  CHECK ((audio_codec IS NULL) = (audio_sample_rate IS NULL))
);
CREATE INDEX source_video_of_owner ON clips.source_video (owner, id DESC);

-- Who else may see a video and make clips of it.
CREATE TABLE clips.source_grant (
  party uuid NOT NULL,
  source uuid NOT NULL REFERENCES clips.source_video,
  PRIMARY KEY (party, source)
);

-- What was found out about a video once, for every order of clips of it: gzipped JSON.
CREATE TABLE clips.analysis (
  source uuid PRIMARY KEY REFERENCES clips.source_video,
  document bytea NOT NULL
);

CREATE TABLE clips.clip_order (
  job uuid PRIMARY KEY,
  source uuid NOT NULL REFERENCES clips.source_video,
  ordered_by uuid NOT NULL,
  clips_wanted int NOT NULL CHECK (clips_wanted > 0),
  length_ms bigint NOT NULL CHECK (length_ms > 0),
  ratio text NOT NULL,
  framing text NOT NULL,
  shorter_side int NOT NULL,
  watermark boolean NOT NULL,
  ordered_at timestamptz NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('pending', 'made', 'failed')),
  clips_made int NOT NULL CHECK (clips_made BETWEEN 0 AND clips_wanted),
  -- Why fewer clips were made than wanted, or none.
  reasons text[] NOT NULL
);
CREATE INDEX clip_order_of_party ON clips.clip_order (ordered_by, source, job DESC);

CREATE TABLE clips.clip (
  id uuid PRIMARY KEY,
  source uuid NOT NULL REFERENCES clips.source_video,
  owner uuid NOT NULL,
  job uuid NOT NULL REFERENCES clips.clip_order,
  number int NOT NULL CHECK (number > 0),
  start_ms bigint NOT NULL CHECK (start_ms >= 0),
  end_ms bigint NOT NULL CHECK (end_ms > start_ms),
  title text NOT NULL,
  hook text NOT NULL,
  reason text NOT NULL,
  category text NOT NULL,
  score jsonb NOT NULL,
  excerpt text NOT NULL,
  ratio text NOT NULL,
  framing text NOT NULL,
  width int NOT NULL CHECK (width > 0),
  height int NOT NULL CHECK (height > 0),
  watermark boolean NOT NULL,
  length_ms bigint NOT NULL CHECK (length_ms > 0),
  bytes bigint NOT NULL CHECK (bytes > 0),
  files text NOT NULL UNIQUE,
  made_at timestamptz NOT NULL,
  -- A job that is run twice adds its clips once.
  UNIQUE (job, number)
);
CREATE INDEX clip_of_owner ON clips.clip (owner, id DESC);
CREATE INDEX clip_of_source ON clips.clip (source, owner, id DESC);

-- Who else may see a clip: the brand to whose campaign it was submitted.
CREATE TABLE clips.clip_share (
  clip uuid NOT NULL REFERENCES clips.clip,
  party uuid NOT NULL,
  PRIMARY KEY (clip, party)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA clips TO clipgen_app;
