#!/bin/sh
# As the owner of the server: a role of Temporal's own, which sees nothing of the ledger.
set -eu
psql -X -q -v ON_ERROR_STOP=1 -v password="$TEMPORAL_PASSWORD" "$OWNER_DATABASE_URL" <<'SQL'
SELECT 'CREATE ROLE temporal LOGIN CREATEDB' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'temporal') \gexec
ALTER ROLE temporal PASSWORD :'password';
SELECT format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', current_database()) \gexec
SQL
