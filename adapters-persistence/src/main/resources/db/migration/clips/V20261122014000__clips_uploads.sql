-- Videos that arrive in parts. The id is the one that the video will have.
CREATE TABLE clips.upload (
  video uuid PRIMARY KEY,
  owner uuid NOT NULL,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  note text NOT NULL,
  length bigint NOT NULL CHECK (length > 0),
  received bigint NOT NULL CHECK (received BETWEEN 0 AND length),
  state text NOT NULL CHECK (state IN ('receiving', 'complete', 'taken', 'refused')),
  -- Who makes a video of it.
  job uuid,
  -- Why it cannot become one.
  reason text,
  begun_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CHECK (state = 'receiving' OR received = length),
  CHECK ((state = 'complete') = (job IS NOT NULL)),
  CHECK ((state = 'refused') = (reason IS NOT NULL))
);
CREATE INDEX upload_receiving_of_owner ON clips.upload (owner) WHERE state = 'receiving';
CREATE INDEX upload_by_end ON clips.upload (expires_at) WHERE state <> 'complete';

-- What has arrived of them, as it is stored.
CREATE TABLE clips.upload_piece (
  upload uuid NOT NULL REFERENCES clips.upload,
  start bigint NOT NULL CHECK (start >= 0),
  size bigint NOT NULL CHECK (size > 0),
  key text NOT NULL,
  PRIMARY KEY (upload, start)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON clips.upload, clips.upload_piece TO clipgen_app;
