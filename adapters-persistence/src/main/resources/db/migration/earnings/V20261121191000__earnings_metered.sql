-- The part of a reserve that is counted is its bonus, or, where it is metered, its base.
ALTER TABLE earnings.reserve RENAME COLUMN bonus_posted TO posted;
ALTER TABLE earnings.reserve RENAME COLUMN bonus_moves TO moves;
ALTER TABLE earnings.reserve RENAME COLUMN bonus_lines TO lines;
ALTER TABLE earnings.reserve RENAME COLUMN bonus_ended TO ended;
DO $$
DECLARE
  old text;
BEGIN
  SELECT conname INTO STRICT old FROM pg_constraint
  WHERE conrelid = 'earnings.reserve'::regclass AND contype = 'c'
    AND pg_get_constraintdef(oid) LIKE '%posted%';
  EXECUTE format('ALTER TABLE earnings.reserve DROP CONSTRAINT %I', old);
END $$;
ALTER TABLE earnings.reserve
  ADD COLUMN metered boolean NOT NULL DEFAULT false,
  ADD COLUMN posted_fee bigint NOT NULL DEFAULT 0,
  ADD CONSTRAINT metered_has_no_bonus CHECK (NOT metered OR bonus = 0),
  ADD CONSTRAINT posted_is_reserved
    CHECK (posted BETWEEN 0 AND CASE WHEN metered THEN base ELSE bonus END),
  ADD CONSTRAINT fee_is_part_of_it CHECK (posted_fee BETWEEN 0 AND posted);

-- Lines that are earned by counting, and gifts.
ALTER TABLE earnings.line DROP CONSTRAINT line_kind_check;
ALTER TABLE earnings.line
  ADD CONSTRAINT line_kind_check CHECK (kind IN ('BASE', 'BONUS', 'METERED', 'TIP'));
