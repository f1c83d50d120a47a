-- What was found in a finished clip; of those from before nothing is known.
ALTER TABLE clips.clip ADD COLUMN quality jsonb;
