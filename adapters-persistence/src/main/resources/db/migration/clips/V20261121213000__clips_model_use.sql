-- What else there is to know of how an order's clips were made, a sentence each.
ALTER TABLE clips.clip_order ADD COLUMN remarks text[] NOT NULL DEFAULT '{}';
ALTER TABLE clips.clip_order ALTER COLUMN remarks DROP DEFAULT;

-- The calls of language models that an order took, whatever came of it.
CREATE TABLE clips.model_use (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  job uuid NOT NULL REFERENCES clips.clip_order,
  party uuid NOT NULL,
  model text NOT NULL,
  purpose text NOT NULL,
  prompt_tokens bigint NOT NULL CHECK (prompt_tokens >= 0),
  answer_tokens bigint NOT NULL CHECK (answer_tokens >= 0),
  used_at timestamptz NOT NULL
);
CREATE INDEX model_use_of_job ON clips.model_use (job);
CREATE INDEX model_use_by_time ON clips.model_use (used_at);

-- Their sums, so that reading them does not cost more with every call.
CREATE TABLE clips.model_total (
  model text NOT NULL,
  purpose text NOT NULL,
  calls bigint NOT NULL,
  prompt_tokens bigint NOT NULL,
  answer_tokens bigint NOT NULL,
  PRIMARY KEY (model, purpose)
);

GRANT SELECT, INSERT ON clips.model_use TO clipgen_app;
GRANT SELECT, INSERT, UPDATE ON clips.model_total TO clipgen_app;
