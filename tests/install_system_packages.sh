#!/bin/sh
# Installs what the tests need of the system where that is allowed; else says what stays untested.
set -u

# program:package
needed="chromium:chromium initdb:postgresql pgbouncer:pgbouncer redis-server:redis-server nginx:nginx-light caddy:caddy openssl:openssl sqlite3:sqlite3 systemd-analyze:systemd
firefox-esr:firefox-esr WebKitWebDriver:webkit2gtk-driver Xvfb:xvfb lynx:lynx
/usr/lib/nginx/modules/ngx_http_brotli_static_module.so:libnginx-mod-http-brotli-static"

missing() {
    for each in $needed; do
        program=${each%%:*}
        # Servers are not always on the PATH.
        PATH="$PATH:/usr/sbin:$(echo /usr/lib/postgresql/*/bin)" command -v "$program" >/dev/null 2>&1 ||
            [ -e "$program" ] ||
            echo "${each#*:}"
    done
}

packages=$(missing)
[ -z "$packages" ] && exit 0

as_root=
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
    echo "Installing for the tests:" $packages "…"
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -qq >/dev/null 2>&1
    $as_root apt-get install -y -qq --no-install-recommends $packages >/dev/null 2>&1
fi
packages=$(missing)
[ -z "$packages" ] && exit 0

echo "Some tests are left out. To add them: sudo apt-get install" $packages >&2
[ -z "${CI:-}" ]
