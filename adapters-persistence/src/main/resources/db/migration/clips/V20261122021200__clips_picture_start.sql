-- When a source's first frame is shown: in some files sound begins before it. Of sources from before it is not known.
ALTER TABLE clips.source_video ADD COLUMN picture_start_ms double precision NOT NULL DEFAULT 0 CHECK (picture_start_ms >= 0);
