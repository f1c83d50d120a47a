-- A clip can be edited: every edit makes its next version. Its subtitle files may be made without its video.
ALTER TABLE clips.clip
  ADD COLUMN version int NOT NULL DEFAULT 1 CHECK (version > 0),
  ADD COLUMN corrections jsonb NOT NULL DEFAULT '{"words": []}',
  ADD COLUMN caption_files text;
UPDATE clips.clip SET caption_files = files;
ALTER TABLE clips.clip
  ALTER COLUMN caption_files SET NOT NULL,
  ALTER COLUMN version DROP DEFAULT,
  ALTER COLUMN corrections DROP DEFAULT;

-- How earlier versions of a clip were made, so that it can be made so again.
CREATE TABLE clips.clip_version (
  clip uuid NOT NULL REFERENCES clips.clip ON DELETE CASCADE,
  version int NOT NULL CHECK (version > 0),
  recipe jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (clip, version)
);

CREATE TABLE clips.clip_edit (
  job uuid PRIMARY KEY,
  clip uuid NOT NULL REFERENCES clips.clip ON DELETE CASCADE,
  -- The clip itself, or the copy that it becomes.
  target uuid NOT NULL,
  made_on int NOT NULL CHECK (made_on > 0),
  recipe jsonb NOT NULL,
  asked_at timestamptz NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('pending', 'made', 'failed')),
  reason text CHECK ((reason IS NOT NULL) = (outcome = 'failed'))
);
CREATE INDEX clip_edit_of_clip ON clips.clip_edit (clip, job DESC);
-- One edit of a clip at a time.
CREATE UNIQUE INDEX clip_edit_under_way ON clips.clip_edit (target) WHERE outcome = 'pending';

-- Files that nothing names any more. They go a while later, for somebody may be reading them.
CREATE TABLE clips.discarded_file (
  key text PRIMARY KEY,
  discarded_at timestamptz NOT NULL
);
CREATE INDEX discarded_file_by_time ON clips.discarded_file (discarded_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON clips.clip_version, clips.clip_edit, clips.discarded_file TO clipgen_app;
