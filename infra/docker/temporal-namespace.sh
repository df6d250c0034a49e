#!/bin/sh
# Makes the namespace `default` unless it is there; a closed run is kept for a day, the ledger keeps everything.
set -eu
temporal operator namespace describe --namespace default ||
  temporal operator namespace create --namespace default --retention 1d
