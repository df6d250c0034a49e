-- The time of the database server in ms since 1970: every writer holds its own clock against it before anything is recorded. A function
-- of its own, so that only the owner of the schema could ever have it say something else.
CREATE FUNCTION ledger.server_time() RETURNS double precision LANGUAGE sql VOLATILE
  AS $$ SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 $$;

-- An administrator's word that what was recorded ahead of time in an agreement is to be put right; `seq` is its last entry, so that the
-- word lapses when something is added. The second administrator's word puts it right.
CREATE TABLE cobuild.clock_corrections (
  agreement_id text    PRIMARY KEY,
  seq          integer NOT NULL,
  person       text    NOT NULL
);
