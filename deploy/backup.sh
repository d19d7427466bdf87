#!/bin/sh
# Copies an SQLite inbox that is in use, whole, to FOLDER/inbox-DAY.db.   Usage: backup.sh FILE FOLDER
set -eu
umask 077
copy="$2/inbox-$(date +%u).db"
rm -f "$copy.new"
sqlite3 -cmd ".timeout 10000" "$1" ".backup '$copy.new'"
[ "$(sqlite3 "$copy.new" "PRAGMA integrity_check")" = ok ]
mv -f "$copy.new" "$copy"
