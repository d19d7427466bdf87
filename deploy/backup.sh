#!/bin/sh
# Copies an SQLite inbox that is in use, whole, to FOLDER/inbox-DAY.db.   Usage: backup.sh FILE FOLDER
set -eu
umask 077
refuse() { echo "No backup of $file: $1" >&2; exit 1; }
file="$1" copy="$2/inbox-$(date +%u).db"
# sqlite3 would make an empty inbox, and copy that every night.
[ -s "$file" ] || refuse "it is not there; after a move to another inbox, copy that one"
rm -f "$copy.new"
sqlite3 -cmd ".timeout 10000" "$file" ".backup '$copy.new'"
found=$(sqlite3 "$copy.new" "PRAGMA integrity_check") || true
[ "$found" = ok ] || refuse "the copy is damaged: $found"
mv -f "$copy.new" "$copy"
