#!/bin/sh
# Makes the virtual environment: make_environment.sh PYTHON FOLDER
# Says in one sentence what to type when something is missing and cannot be installed from here.
set -eu
python=$1
folder=$2
. "$(dirname "$0")/say.sh"

if ! command -v "$python" >/dev/null 2>&1; then
    say "There is no $python here. On Debian or Ubuntu type: sudo apt-get install python3 python3-venv" \
        "Qui non c’è $python. Su Debian o Ubuntu scrivi: sudo apt-get install python3 python3-venv" \
        "Hier gibt es kein $python. Unter Debian oder Ubuntu tippe: sudo apt-get install python3 python3-venv"
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    version=$("$python" -V 2>&1)
    say "Python 3.11 or newer is needed, and $python is $version. Name another one: make PYTHON=python3.12" \
        "Serve Python 3.11 o più recente, e $python è $version. Indicane un altro: make PYTHON=python3.12" \
        "Nötig ist Python 3.11 oder neuer, und $python ist $version. Nenne ein anderes: make PYTHON=python3.12"
    exit 1
fi
[ -x "$folder/bin/python" ] && "$folder/bin/python" -m pip --version >/dev/null 2>&1 && exit 0

say "Making the Python environment in $folder …" \
    "Preparo l’ambiente di Python in $folder …" "Ich richte die Python-Umgebung in $folder ein …"
make_it() {
    "$python" -m venv --clear "$folder" >/dev/null 2>&1
}
make_it && exit 0

# Debian splits the module venv off into a package of its own.
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
as_root=
[ "$(id -u)" = 0 ] || as_root="sudo -n"
if command -v apt-get >/dev/null 2>&1 && $as_root true 2>/dev/null; then
    say "Installing python3-venv …" "Installo python3-venv …" "Ich installiere python3-venv …"
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -qq >/dev/null 2>&1 || true
    $as_root apt-get install -y -qq --no-install-recommends "python$version-venv" >/dev/null 2>&1 ||
        $as_root apt-get install -y -qq --no-install-recommends python3-venv >/dev/null 2>&1 || true
    make_it && exit 0
fi
say "The Python environment cannot be made. On Debian or Ubuntu type: sudo apt-get install python3-venv" \
    "Non riesco a preparare l’ambiente di Python. Su Debian o Ubuntu scrivi: sudo apt-get install python3-venv" \
    "Die Python-Umgebung lässt sich nicht einrichten. Unter Debian oder Ubuntu tippe: sudo apt-get install python3-venv"
exit 1
