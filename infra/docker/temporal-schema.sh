#!/bin/sh
# Makes Temporal's two databases and brings their schemas up to date; can be run any number of times. The password is in SQL_PASSWORD.
set -eu
tool() {
  temporal-sql-tool --plugin postgres12 --ep postgres -p 5432 -u temporal "$@"
}
for database in temporal temporal_visibility; do
  schema=${database#temporal_}
  tool --db "$database" create
  tool --db "$database" setup-schema -v 0.0
  tool --db "$database" update-schema -d "/etc/temporal/schema/postgresql/v12/$schema/versioned"
done
