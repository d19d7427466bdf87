#!/bin/sh
# Installs what the tests need of the system where that is allowed; else says what stays untested.
set -u

command -v chromium >/dev/null 2>&1 && exit 0

as_root=
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
    echo "Installing chromium for the browser tests …"
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -qq >/dev/null 2>&1
    $as_root apt-get install -y -qq --no-install-recommends chromium >/dev/null 2>&1
fi
command -v chromium >/dev/null 2>&1 && exit 0

echo "There is no chromium, so the browser tests are left out. To add them: sudo apt-get install chromium" >&2
[ -z "${CI:-}" ]
