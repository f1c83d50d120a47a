-- What has drawn on a pot is listed page by page, by its name.
CREATE INDEX reserve_by_pot_and_source ON earnings.reserve (pot, source);
DROP INDEX earnings.reserve_by_pot;
