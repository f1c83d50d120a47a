-- What is done is removed after a while, the oldest first, a page at a time.
CREATE INDEX outbox_addressed ON operations.outbox (addressed_at) WHERE addressed_at IS NOT NULL;
CREATE INDEX effect_done ON operations.effect (settled_at) WHERE state = 'done';

-- When something that people see was last found to name the job (machine time): it is kept for as long.
ALTER TABLE operations.job ADD COLUMN named_at timestamptz;
CREATE INDEX job_done ON operations.job ((coalesce(named_at, ended_at))) WHERE state IN ('done', 'cancelled');
