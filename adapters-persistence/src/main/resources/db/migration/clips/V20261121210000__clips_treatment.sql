-- How a clip is made is one value, which grows by what people may choose: it is kept whole.
ALTER TABLE clips.clip_order ADD COLUMN treatment jsonb;
UPDATE clips.clip_order
SET treatment = jsonb_build_object('ratio', ratio, 'framing', framing, 'captions', captions);
ALTER TABLE clips.clip_order
  ALTER COLUMN treatment SET NOT NULL,
  DROP COLUMN ratio,
  DROP COLUMN framing,
  DROP COLUMN captions;

ALTER TABLE clips.clip ADD COLUMN treatment jsonb;
UPDATE clips.clip c SET treatment = o.treatment FROM clips.clip_order o WHERE o.job = c.job;
ALTER TABLE clips.clip
  ALTER COLUMN treatment SET NOT NULL,
  DROP COLUMN ratio,
  DROP COLUMN framing;
