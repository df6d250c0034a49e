-- The newest checkpoint of the public log when a message began: it goes out with it, the same however often it is sent.
ALTER TABLE cobuild.outgoing ADD checkpoint text;

-- Keys of subjects that are restricted: what was sealed under one cannot be read, but two administrators can give it back.
CREATE TABLE side.escrow (
  subject     text  PRIMARY KEY,
  key         bytea NOT NULL,       -- wrapped by the master key
  at          text  NOT NULL,
  approved_by uuid                  -- the first of the two
);

-- What was restricted, given back and erased, for ever: opaque ids only, of a text or a person, and in which post it was done.
CREATE TABLE side.erasures (
  n    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text   NOT NULL CHECK (kind IN ('person-restricted', 'person-restored', 'person-erased', 'text-erased')),
  what uuid   NOT NULL,
  at   text   NOT NULL,
  post text   NOT NULL
);
CREATE INDEX erasures_by_what ON side.erasures (what);
CREATE TRIGGER erasures_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON side.erasures
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();
