-- Files that nothing names go by the machine's clock; until now they went by business time, which may be ahead of it.
UPDATE clips.discarded_file SET discarded_at = now() WHERE discarded_at > now();
COMMENT ON COLUMN clips.discarded_file.discarded_at IS 'machine time';
