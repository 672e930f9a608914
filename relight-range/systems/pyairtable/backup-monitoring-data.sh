#!/usr/bin/env bash
# backup: copies the data aside. restore: puts the latest copy back; the database must be stopped.
set -eu
base=/opt/pyairtable/monitoring
case ${1:-} in
  backup) cp -a "$base/data/postgres" "$base/backup/postgres-$(date +%s)" ;;
  restore)
    latest=$(ls -d "$base"/backup/postgres-* 2>/dev/null | sort | tail -n 1)
    [ -n "$latest" ] || { echo "there is no backup in $base/backup" >&2; exit 1; }
    rm -rf "$base/data/postgres.new"
    cp -a "$latest" "$base/data/postgres.new"
    rm -rf "$base/data/postgres"
    mv "$base/data/postgres.new" "$base/data/postgres"
    echo "restored $latest" ;;
  *) echo "usage: $0 backup|restore" >&2; exit 2 ;;
esac
