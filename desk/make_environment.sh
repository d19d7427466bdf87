#!/bin/sh
# Makes the virtual environment: make_environment.sh PYTHON FOLDER
# Says in one sentence what to type when something is missing and cannot be installed from here.
set -eu
python=$1
folder=$2

if ! command -v "$python" >/dev/null 2>&1; then
    echo "There is no $python here. On Debian or Ubuntu type: sudo apt-get install python3 python3-venv" >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Python 3.11 or newer is needed, and $python is $("$python" -V 2>&1). Name another one: make PYTHON=python3.12" >&2
    exit 1
fi
[ -x "$folder/bin/python" ] && "$folder/bin/python" -m pip --version >/dev/null 2>&1 && exit 0

echo "Making the Python environment in $folder …"
make_it() {
    "$python" -m venv --clear "$folder" >/dev/null 2>&1
}
make_it && exit 0

# Debian splits the module venv off into a package of its own.
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
as_root=
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
    echo "Installing python3-venv …"
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -qq >/dev/null 2>&1 || true
    $as_root apt-get install -y -qq --no-install-recommends "python$version-venv" >/dev/null 2>&1 ||
        $as_root apt-get install -y -qq --no-install-recommends python3-venv >/dev/null 2>&1 || true
    make_it && exit 0
fi
echo "The Python environment cannot be made. On Debian or Ubuntu type: sudo apt-get install python3-venv" >&2
exit 1
