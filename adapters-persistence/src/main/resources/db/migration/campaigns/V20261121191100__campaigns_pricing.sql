-- Where views are paid for, the price is the most that one clip earns, and all of these are there.
ALTER TABLE campaigns.campaign
  ADD COLUMN rate_micros bigint CHECK (rate_micros > 0),
  ADD COLUMN min_views bigint CHECK (min_views >= 0),
  ADD COLUMN cap_per_clipper bigint,
  ADD COLUMN cap_per_campaign bigint,
  ADD COLUMN validation_seconds bigint CHECK (validation_seconds >= 0),
  ADD CONSTRAINT views_are_paid_for_with_caps CHECK (
    num_nonnulls(rate_micros, min_views, cap_per_clipper, cap_per_campaign, validation_seconds)
      IN (0, 5)),
  ADD CONSTRAINT caps_contain_each_other
    CHECK (rate_micros IS NULL OR (price <= cap_per_clipper AND cap_per_clipper <= cap_per_campaign)),
  ADD CONSTRAINT views_have_no_bonus_on_top CHECK (rate_micros IS NULL OR ceiling_bp = 0);
DO $$
DECLARE
  old text;
BEGIN
  SELECT conname INTO STRICT old FROM pg_constraint
  WHERE conrelid = 'campaigns.campaign'::regclass AND contype = 'c'
    AND pg_get_constraintdef(oid) LIKE '%(price * places)%';
  EXECUTE format('ALTER TABLE campaigns.campaign DROP CONSTRAINT %I', old);
END $$;
ALTER TABLE campaigns.campaign ADD CONSTRAINT deposit_covers_what_it_must
  CHECK (deposit_needed >= coalesce(cap_per_campaign, price * places));

ALTER TABLE campaigns.claim
  ADD COLUMN rate_micros bigint,
  ADD COLUMN min_views bigint,
  ADD COLUMN cap_per_clipper bigint,
  ADD COLUMN cap_per_campaign bigint,
  ADD COLUMN validation_seconds bigint,
  -- What views have earned by now, cumulative: what is not a whole minor unit yet is carried here.
  ADD COLUMN earned_micros bigint NOT NULL DEFAULT 0 CHECK (earned_micros >= 0),
  ADD CONSTRAINT views_are_paid_for_with_caps CHECK (
    num_nonnulls(rate_micros, min_views, cap_per_clipper, cap_per_campaign, validation_seconds)
      IN (0, 5));
UPDATE campaigns.claim SET earned_micros = bonus * 10000;
ALTER TABLE campaigns.claim DROP COLUMN bonus;
