-- The public log over all agreements: what stands at which index, assigned by the sealer alone and for ever.
CREATE TABLE ledger.log (
  index        bigint PRIMARY KEY CHECK (index >= 0),
  agreement_id text,
  seq          integer,
  snapshot     text,           -- the entry of a leaf that is no event
  leaf_hash    bytea  NOT NULL,
  CONSTRAINT one_leaf_per_entry UNIQUE (agreement_id, seq),
  CONSTRAINT a_leaf_is_an_event_or_a_snapshot CHECK (num_nonnulls(agreement_id, seq) = CASE WHEN snapshot IS NULL THEN 2 ELSE 0 END)
);
CREATE INDEX entries_as_sealed ON ledger.entries (transaction_id, position);

-- Every sealer that ever began; only the newest may write.
CREATE TABLE ledger.sealers (
  epoch bigint PRIMARY KEY,
  since text   NOT NULL
);

-- Every checkpoint that was signed, before anybody else saw it.
CREATE TABLE ledger.checkpoints (
  size  bigint PRIMARY KEY,
  note  text   NOT NULL,
  epoch bigint NOT NULL REFERENCES ledger.sealers
);

CREATE TRIGGER log_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.log
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();
CREATE TRIGGER sealers_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.sealers
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();
CREATE TRIGGER checkpoints_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.checkpoints
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();
