-- Full campaigns are looked through for those in which all is decided; claim_one_live says of each
-- whether a claim still waits.
CREATE INDEX campaign_full ON campaigns.campaign (id)
  WHERE state IN ('OPEN', 'PAUSED') AND taken = places;
