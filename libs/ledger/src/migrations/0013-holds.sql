-- What is held read-only, why and since when, until a check passes again: codes and numbers, no words. A lifted hold stays.
CREATE TABLE ledger.holds (
  n            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  agreement_id text,           -- null: the whole ledger
  code         text  NOT NULL CHECK (code IN ('chain-broken', 'log-differs', 'ledger-behind')),
  since        text  NOT NULL,
  facts        jsonb NOT NULL,
  lifted_at    text
);
CREATE UNIQUE INDEX one_hold_per_cause ON ledger.holds (coalesce(agreement_id, ''), code) WHERE lifted_at IS NULL;

-- Each time the ledger was restored into another server: entries before this position have transaction ids of that one, and none of
-- them can still be on its way.
CREATE TABLE ledger.restores (
  first_position bigint PRIMARY KEY,
  at             text   NOT NULL
);
CREATE TRIGGER restores_are_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.restores
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.is_append_only();
