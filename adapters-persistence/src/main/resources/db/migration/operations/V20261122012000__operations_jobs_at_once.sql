-- What is worked on for one party at a time is counted with every order.
CREATE INDEX job_live_of_owner ON operations.job (owner, kind) WHERE state IN ('queued', 'running', 'retrying');
