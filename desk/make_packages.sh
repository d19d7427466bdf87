#!/bin/sh
# Installs packages into the virtual environment: make_packages.sh FOLDER REQUIREMENTS
# Says in one sentence what to do when they cannot be had; pip's own words are kept in a file.
set -eu
folder=$1
requirements=$2
log=$folder/pip.log
. "$(dirname "$0")/say.sh"

say "Installing the packages (a minute, the first time) …" \
    "Installo i pacchetti (un minuto, la prima volta) …" "Ich installiere die Pakete (eine Minute beim ersten Mal) …"

if "$folder/bin/python" -m pip install --disable-pip-version-check --requirement "$requirements" >"$log" 2>&1; then
    exit 0
fi
if grep -qiE 'connection|timed? ?out|resolution|network|no matching distribution|could not find a version' "$log"; then
    say "The packages cannot be fetched: this computer does not reach the internet, or what it fetches them from. Go online, and give the command again." \
        "Non riesco a scaricare i pacchetti: questo computer non raggiunge internet, o il posto da cui li scarica. Collegati e ripeti il comando." \
        "Die Pakete lassen sich nicht holen: Dieser Computer erreicht das Internet nicht, oder nicht die Stelle, von der er sie holt. Geh online und gib den Befehl noch einmal."
elif grep -qiE 'no space left|quota exceeded' "$log"; then
    say "The packages cannot be installed: the disk is full. Make room, and give the command again." \
        "Non riesco a installare i pacchetti: il disco è pieno. Libera spazio e ripeti il comando." \
        "Die Pakete lassen sich nicht installieren: Der Datenträger ist voll. Schaffe Platz und gib den Befehl noch einmal."
else
    say "The packages cannot be installed. Why stands in $log; send it to whoever made the site." \
        "Non riesco a installare i pacchetti. Il perché sta in $log; mandalo a chi ha fatto il sito." \
        "Die Pakete lassen sich nicht installieren. Warum, steht in $log; schick es dem, der die Website gemacht hat."
fi
exit 1
