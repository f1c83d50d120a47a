-- How the small pictures of a source lie on their sheet; null until it is measured, and for sources that were measured before.
ALTER TABLE clips.source_video ADD COLUMN storyboard jsonb;
