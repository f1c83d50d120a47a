-- How each scene of a clip was framed and why, in the source's time; of clips from before nothing is known.
ALTER TABLE clips.clip ADD COLUMN scenes jsonb NOT NULL DEFAULT '[]';
