-- The names of a stream's renditions are known before any is stored, so that what a killed job has stored can be removed.
-- Of streams from before they are those of `transcoded`.
ALTER TABLE clips.stream ADD COLUMN planned jsonb;
