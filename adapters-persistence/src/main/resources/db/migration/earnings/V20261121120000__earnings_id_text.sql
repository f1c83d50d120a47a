-- The text form of an id, as the product shows it: a prefix and 26 digits of Crockford's base 32.
CREATE FUNCTION earnings.id_text(prefix text, id uuid) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT prefix || '_' || string_agg(
    substr('0123456789abcdefghjkmnpqrstvwxyz', substring(b.bits FROM n * 5 + 1 FOR 5)::int + 1, 1),
    '' ORDER BY n)
  FROM (SELECT B'00' || ('x' || replace(id::text, '-', ''))::bit(128) AS bits) b,
    generate_series(0, 25) AS n
$$;

CREATE INDEX line_by_end ON earnings.line (payee) WHERE state = 'HELD';
