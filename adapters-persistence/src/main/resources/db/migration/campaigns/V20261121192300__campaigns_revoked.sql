-- A claim may be revoked: it was approved, and lost by a decision what it had earned.
DO $$
DECLARE
  old text;
BEGIN
  FOR old IN
    SELECT conname FROM pg_constraint
    WHERE conrelid = 'campaigns.claim'::regclass AND contype = 'c'
      AND pg_get_constraintdef(oid) LIKE '%WITHDRAWN%'
  LOOP
    EXECUTE format('ALTER TABLE campaigns.claim DROP CONSTRAINT %I', old);
  END LOOP;
END $$;
ALTER TABLE campaigns.claim ADD CONSTRAINT a_known_state CHECK (state IN (
  'CLAIMED', 'SUBMITTED', 'CHANGES_REQUESTED', 'REJECTED',
  'APPROVED', 'RELEASED', 'PAID_OUT',
  'REJECTED_FOR_GOOD', 'WITHDRAWN', 'EXPIRED', 'REVOKED'));
ALTER TABLE campaigns.claim ADD CONSTRAINT ended_has_a_time CHECK (
  (state IN ('REJECTED_FOR_GOOD', 'WITHDRAWN', 'EXPIRED', 'REVOKED')) = (ended_at IS NOT NULL));
