-- What a source drew of each payment at first: what it gave back since had come from there too.
ALTER TABLE earnings.draw ADD COLUMN drawn bigint NOT NULL DEFAULT 0 CHECK (drawn >= 0);

-- What went back, went newest payment first: those before the newest that still gives are whole. Which of the others had given
-- how much is not known any more; the oldest are taken to have given all they could.
WITH tranche AS (
  SELECT d.source, d.funding, d.amount, r.base + r.bonus - sum(d.amount) OVER (PARTITION BY d.source) AS back,
    CASE WHEN sum(d.amount) OVER newer = d.amount THEN f.deposit - d.amount ELSE 0 END AS room,
    f.booked_at
  FROM earnings.draw d JOIN earnings.funding f ON f.id = d.funding JOIN earnings.reserve r ON r.source = d.source
  WINDOW newer AS (PARTITION BY d.source ORDER BY f.booked_at DESC, f.id DESC)
), first AS (
  SELECT source, funding, amount + greatest(0, least(room, back - (sum(room) OVER older - room))) AS drawn
  FROM tranche
  WINDOW older AS (PARTITION BY source ORDER BY booked_at, funding)
)
UPDATE earnings.draw d SET drawn = first.drawn FROM first WHERE d.source = first.source AND d.funding = first.funding;
