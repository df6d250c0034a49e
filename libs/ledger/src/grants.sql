-- The app role may add to the ledger and read it; it owns nothing, changes no entry, and drops nothing.
GRANT USAGE ON SCHEMA ledger, cobuild, graphile_worker TO :app;
GRANT SELECT, INSERT ON ledger.entries, ledger.commands, ledger.programmes, ledger.log, ledger.sealers, ledger.checkpoints, ledger.holds TO :app;
GRANT UPDATE (lifted_at) ON ledger.holds TO :app;
GRANT SELECT ON ledger.restores TO :app;
-- Each process compares these with the migrations that it knows.
GRANT SELECT ON public.cobuild_migrations TO :app;
GRANT SELECT, INSERT ON ledger.incarnations, ledger.cosignatures TO :app;
GRANT SELECT, INSERT, UPDATE ON ledger.heads TO :app;
GRANT USAGE ON SCHEMA directory, side TO :app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA cobuild, directory, side TO :app;
REVOKE UPDATE, DELETE ON side.erasures FROM :app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA side TO :app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA graphile_worker TO :app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ledger, graphile_worker TO :app;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO :app;
-- graphile-worker switches row security on and leaves the tables to their owner; the outbox is ours to write.
DO $$ DECLARE t record; BEGIN
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'graphile_worker' AND c.relrowsecurity
             AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'outbox') LOOP
    EXECUTE format('CREATE POLICY outbox ON graphile_worker.%I TO :app USING (true) WITH CHECK (true)', t.relname);
  END LOOP;
END $$;
