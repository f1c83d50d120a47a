-- Work in the background. All times in here are machine time; business time is kept by its contexts.
CREATE SCHEMA IF NOT EXISTS operations;
GRANT USAGE ON SCHEMA operations TO clipgen_app;

CREATE TABLE operations.job (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  owner uuid,
  subject text NOT NULL,
  priority smallint NOT NULL,
  heavy boolean NOT NULL,
  payload jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('queued', 'running', 'retrying', 'done', 'dead', 'cancelled')),
  stage text,
  progress double precision NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1),
  attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- How often a dead job was brought back; names its place in the queue.
  revivals integer NOT NULL DEFAULT 0,
  stopping boolean NOT NULL DEFAULT false,
  reason text,
  runner text,
  created_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz,
  CHECK ((state = 'running') = (runner IS NOT NULL)),
  CHECK ((state IN ('done', 'dead', 'cancelled')) = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX job_live_subject ON operations.job (kind, subject)
  WHERE state IN ('queued', 'running', 'retrying');
CREATE INDEX job_by_owner ON operations.job (owner, id);
CREATE INDEX job_dead ON operations.job (id) WHERE state = 'dead';
CREATE INDEX job_waiting ON operations.job (due_at) WHERE state IN ('queued', 'retrying');
CREATE INDEX job_running ON operations.job (runner) WHERE state = 'running';

-- The queue, as db-scheduler wants it; heavy jobs have one of their own so that they never keep light ones waiting.
CREATE TABLE operations.scheduled_tasks (
  task_name text NOT NULL,
  task_instance text NOT NULL,
  task_data bytea,
  execution_time timestamptz NOT NULL,
  picked boolean NOT NULL,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint NOT NULL,
  priority smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_heartbeat ON operations.scheduled_tasks (last_heartbeat);
CREATE INDEX scheduled_tasks_priority ON operations.scheduled_tasks (priority DESC, execution_time ASC);
CREATE TABLE operations.scheduled_tasks_heavy (LIKE operations.scheduled_tasks INCLUDING ALL);

CREATE TABLE operations.outbox (
  id uuid PRIMARY KEY,
  type text NOT NULL,
  payload jsonb NOT NULL,
  published_at timestamptz NOT NULL,
  addressed_at timestamptz
);
CREATE INDEX outbox_unaddressed ON operations.outbox (id) WHERE addressed_at IS NULL;

-- One row for each handler that has not heard an event yet.
CREATE TABLE operations.delivery (
  handler text NOT NULL,
  event uuid NOT NULL REFERENCES operations.outbox,
  failures integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  dead boolean NOT NULL DEFAULT false,
  reason text,
  PRIMARY KEY (handler, event)
);
CREATE INDEX delivery_waiting ON operations.delivery (handler, event) WHERE NOT dead;
CREATE INDEX delivery_of_event ON operations.delivery (event);

-- Whose turn it is: to tell a handler its events, to look at a kind of due work.
CREATE TABLE operations.turn (
  name text PRIMARY KEY,
  runner text,
  lapses_at timestamptz,
  due_at timestamptz NOT NULL,
  failure text,
  CHECK ((runner IS NULL) = (lapses_at IS NULL))
);

CREATE TABLE operations.effect (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  reference text NOT NULL,
  payload jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('intended', 'calling', 'done', 'refused', 'unknown')),
  calls integer NOT NULL DEFAULT 0,
  asks integer NOT NULL DEFAULT 0,
  receipt text,
  reason text,
  runner text,
  due_at timestamptz NOT NULL,
  intended_at timestamptz NOT NULL,
  settled_at timestamptz,
  UNIQUE (kind, reference),
  CHECK ((state = 'calling') = (runner IS NOT NULL)),
  CHECK ((state = 'done') = (receipt IS NOT NULL)),
  CHECK ((state IN ('done', 'refused')) = (settled_at IS NOT NULL))
);
CREATE INDEX effect_open ON operations.effect (state, due_at) WHERE state IN ('intended', 'calling', 'unknown');
CREATE INDEX effect_by_state ON operations.effect (state, id);

GRANT SELECT, INSERT, UPDATE, DELETE ON
  operations.job, operations.scheduled_tasks, operations.scheduled_tasks_heavy, operations.outbox, operations.delivery,
  operations.turn, operations.effect
TO clipgen_app;
