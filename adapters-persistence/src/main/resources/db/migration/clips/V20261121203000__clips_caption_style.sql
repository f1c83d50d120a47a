-- How the words are written into the picture; orders from before had none.
ALTER TABLE clips.clip_order ADD COLUMN captions text NOT NULL DEFAULT 'NONE';
ALTER TABLE clips.clip_order ALTER COLUMN captions DROP DEFAULT;
