CREATE SCHEMA IF NOT EXISTS operations;
GRANT USAGE ON SCHEMA operations TO clipgen_app;

-- How far business time is ahead of the machine's: one row, read by every process.
CREATE TABLE operations.clock (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  ahead_micros bigint NOT NULL DEFAULT 0 CHECK (ahead_micros >= 0)
);
INSERT INTO operations.clock DEFAULT VALUES;

CREATE FUNCTION operations.clock_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.ahead_micros < OLD.ahead_micros THEN
    RAISE EXCEPTION 'business time only moves forward';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER clock_moves_forward BEFORE UPDATE ON operations.clock
  FOR EACH ROW EXECUTE FUNCTION operations.clock_moves_forward();

GRANT SELECT, UPDATE ON operations.clock TO clipgen_app;
