-- What was measured is kept before anybody has listened, and what was chosen before it is rendered: a job that is run
-- again begins after the last stage that was finished.
ALTER TABLE clips.analysis ADD COLUMN heard boolean NOT NULL DEFAULT true;
ALTER TABLE clips.analysis ALTER COLUMN heard DROP DEFAULT;
ALTER TABLE clips.clip_order ADD COLUMN choice jsonb;
