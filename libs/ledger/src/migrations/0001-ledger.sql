-- The memory: what happened, in one gapless sequence per agreement, sealed entry to entry.
CREATE SCHEMA ledger;

CREATE TABLE ledger.heads (
  agreement_id text    PRIMARY KEY,
  seq          integer NOT NULL CHECK (seq >= 0),
  commitment   text    NOT NULL,
  recorded_at  text    NOT NULL
);

CREATE TABLE ledger.entries (
  position       bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transaction_id xid8    NOT NULL DEFAULT pg_current_xact_id(),
  agreement_id   text    NOT NULL,
  seq            integer NOT NULL CHECK (seq > 0),
  type           text    NOT NULL,
  -- Canonical JSON (RFC 8785), kept as text: jsonb would reorder keys and respell numbers under the seal.
  envelope       text    NOT NULL,
  salt           text    NOT NULL,
  commitment     text    NOT NULL,
  CONSTRAINT one_entry_per_seq UNIQUE (agreement_id, seq)
);

-- What a command key did, for ever (P2).
CREATE TABLE ledger.commands (
  agreement_id text    NOT NULL,
  command_key  text    NOT NULL,
  body_hash    text    NOT NULL,
  from_seq     integer NOT NULL,
  to_seq       integer NOT NULL,
  PRIMARY KEY (agreement_id, command_key)
);

CREATE TABLE ledger.programmes (
  slug         text    NOT NULL,
  version      integer NOT NULL,
  digest       text    NOT NULL,
  text         text    NOT NULL,
  published_at text    NOT NULL,
  PRIMARY KEY (slug, version)
);

CREATE FUNCTION ledger.is_append_only() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TRIGGER entries_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.entries
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();
CREATE TRIGGER commands_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.commands
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();
CREATE TRIGGER programmes_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.programmes
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();

-- What can be made again from the ledger.
CREATE SCHEMA cobuild;

-- Reminders still to come: a row exists exactly as long as its reminder is true (A20).
CREATE TABLE cobuild.due (
  agreement_id text        NOT NULL,
  occasion     text        NOT NULL,
  at           timestamptz NOT NULL,
  told         jsonb       NOT NULL,
  parties      text[]      NOT NULL,
  PRIMARY KEY (agreement_id, occasion)
);
CREATE INDEX due_by_instant ON cobuild.due (at);

CREATE TABLE cobuild.agreements (
  agreement_id text        PRIMARY KEY,
  programme    text        NOT NULL,
  version      integer     NOT NULL,
  status       text        NOT NULL,
  next_change  timestamptz,
  items        integer     NOT NULL,
  done         integer     NOT NULL,
  overdue      integer     NOT NULL,
  outcome      text,
  seq          integer     NOT NULL
);
CREATE INDEX agreements_by_status ON cobuild.agreements (status, agreement_id);

CREATE TABLE cobuild.inbox (
  notice_id text        PRIMARY KEY,
  party     text        NOT NULL,
  at        timestamptz NOT NULL,
  lines     jsonb       NOT NULL
);
CREATE INDEX inbox_by_party ON cobuild.inbox (party, at DESC);

CREATE TABLE cobuild.virtual_clock (
  only_one   boolean          PRIMARY KEY DEFAULT true CHECK (only_one),
  virtual_at text             NOT NULL,
  real_at    bigint           NOT NULL,
  rate       double precision NOT NULL,
  horizon    text
);
