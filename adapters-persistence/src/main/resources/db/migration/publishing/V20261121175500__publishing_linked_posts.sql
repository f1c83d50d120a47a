-- A post that somebody has made by hand goes through no account of ours.
ALTER TABLE publishing.post
  DROP CONSTRAINT post_check,
  ADD CONSTRAINT post_sent_through_account
    CHECK ((account IS NULL) <= (state IN ('waiting', 'failed', 'pending', 'live')));
