-- What is streamed, to be played while it is fetched. A thing (a clip, later a lesson) has one stream at a time.
CREATE TABLE clips.stream (
  id uuid PRIMARY KEY,
  -- The thing's id in text form.
  subject text NOT NULL UNIQUE,
  owner uuid NOT NULL,
  job uuid NOT NULL,
  source text NOT NULL,
  source_version text NOT NULL,
  captions text,
  -- How much those may see who have no access; null: nothing.
  preview_ms bigint CHECK (preview_ms > 0),
  -- The renditions that were made and checked; null before.
  transcoded jsonb,
  state text NOT NULL CHECK (state IN ('pending', 'ready', 'failed')),
  -- What there is to play, once there is.
  content jsonb,
  failed_because text,
  ordered_at timestamptz NOT NULL,
  CHECK ((state = 'ready') = (content IS NOT NULL)),
  CHECK ((state = 'failed') = (failed_because IS NOT NULL))
);

-- The secrets under which passes to streams are signed. The newest signs.
CREATE TABLE clips.stream_pass_key (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  secret bytea NOT NULL CHECK (length(secret) = 32),
  made_at timestamptz NOT NULL
);
COMMENT ON COLUMN clips.stream_pass_key.made_at IS 'machine time';

GRANT SELECT, INSERT, UPDATE, DELETE ON clips.stream TO clipgen_app;
GRANT SELECT, INSERT ON clips.stream_pass_key TO clipgen_app;
