-- What the reconciler knows of an effect: when the provider was called and asked last, and when it said that it has never
-- heard of it. Machine time.
ALTER TABLE operations.effect
  ADD COLUMN called_at timestamptz,
  ADD COLUMN asked_at timestamptz,
  ADD COLUMN unheard_at timestamptz;
