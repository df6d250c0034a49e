-- A log begun anew after a loss gets the next number. The rows of the ones before stay as they were, and are served for ever.
CREATE TABLE ledger.incarnations (
  n     integer PRIMARY KEY CHECK (n >= 2),
  since text    NOT NULL
);
CREATE TRIGGER incarnations_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.incarnations
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();

-- Which log is written now.
CREATE FUNCTION ledger.incarnation() RETURNS integer LANGUAGE sql STABLE
  AS $$ SELECT coalesce(max(n), 1) FROM ledger.incarnations $$;

ALTER TABLE ledger.log ADD incarnation integer NOT NULL DEFAULT 1;
ALTER TABLE ledger.log ALTER incarnation SET DEFAULT ledger.incarnation();
ALTER TABLE ledger.log DROP CONSTRAINT log_pkey, DROP CONSTRAINT one_leaf_per_entry;
ALTER TABLE ledger.log ADD PRIMARY KEY (incarnation, index),
  ADD CONSTRAINT one_leaf_per_entry UNIQUE (incarnation, agreement_id, seq);

ALTER TABLE ledger.checkpoints ADD incarnation integer NOT NULL DEFAULT 1;
ALTER TABLE ledger.checkpoints ALTER incarnation SET DEFAULT ledger.incarnation();
ALTER TABLE ledger.checkpoints DROP CONSTRAINT checkpoints_pkey, ADD PRIMARY KEY (incarnation, size);

-- What witnesses have signed under a checkpoint: a line each, as it stands under the note.
CREATE TABLE ledger.cosignatures (
  incarnation integer NOT NULL DEFAULT ledger.incarnation(),
  size        bigint  NOT NULL,
  line        text    NOT NULL,
  PRIMARY KEY (incarnation, size, line)
);
CREATE TRIGGER cosignatures_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.cosignatures
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();
