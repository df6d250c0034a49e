-- The time of the database server in ms since 1970: every writer holds its own clock against it before anything is recorded. A function
-- of its own, so that only the owner of the schema could ever have it say something else.
CREATE FUNCTION ledger.server_time() RETURNS double precision LANGUAGE sql VOLATILE
  AS $$ SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 $$;
