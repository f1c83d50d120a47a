-- Brand and clipper do not agree, and an administrator is going to decide.
CREATE TABLE campaigns.dispute (
  id uuid PRIMARY KEY,
  claim uuid NOT NULL REFERENCES campaigns.claim,
  brand uuid NOT NULL,
  clipper uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('REJECTION', 'APPROVAL', 'HOLD')),
  hold uuid,
  opened_by uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  for_clipper boolean,
  decision text,
  decided_at timestamptz,
  CHECK ((kind = 'REJECTION') = (hold IS NULL)),
  CHECK ((for_clipper IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_at IS NULL))
);
CREATE UNIQUE INDEX one_open_dispute_per_claim ON campaigns.dispute (claim)
  WHERE decided_at IS NULL;
CREATE INDEX dispute_open ON campaigns.dispute (id) WHERE decided_at IS NULL;
CREATE INDEX dispute_of_brand ON campaigns.dispute (brand, id DESC);
CREATE INDEX dispute_of_clipper ON campaigns.dispute (clipper, id DESC);

-- What both sides put forward. Nothing of it is changed or taken back.
CREATE TABLE campaigns.evidence (
  id uuid PRIMARY KEY,
  dispute uuid NOT NULL REFERENCES campaigns.dispute,
  by_party uuid NOT NULL,
  words text NOT NULL,
  links text[] NOT NULL,
  file_name text,
  file_type text,
  file_bytes bigint CHECK (file_bytes >= 0),
  at timestamptz NOT NULL,
  CHECK ((file_name IS NULL) = (file_type IS NULL) AND (file_name IS NULL) = (file_bytes IS NULL))
);
CREATE INDEX evidence_of_dispute ON campaigns.evidence (dispute, at, id);

-- Appeals that wait already are disputes of their own from now on.
INSERT INTO campaigns.dispute (id, claim, brand, clipper, kind, opened_by, opened_at)
SELECT gen_random_uuid(), id, brand, clipper, 'REJECTION', clipper, now()
FROM campaigns.claim WHERE state = 'REJECTED' AND appeal IS NOT NULL;
INSERT INTO campaigns.evidence (id, dispute, by_party, words, links, at)
SELECT gen_random_uuid(), d.id, d.clipper, c.appeal, '{}', d.opened_at
FROM campaigns.dispute d JOIN campaigns.claim c ON c.id = d.claim;

GRANT SELECT, INSERT ON campaigns.dispute, campaigns.evidence TO clipgen_app;
GRANT UPDATE (for_clipper, decision, decided_at) ON campaigns.dispute TO clipgen_app;
