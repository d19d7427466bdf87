"""Builds the site in this process, and says how it went."""

import gc
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from desk.patience import patience
from desk.report import notes_of, show_notes
from desk.sentences import tell
from plugins.delivery.ledger import Ledger
from plugins.findings import ROOT, readable
from plugins.stamp import Stamp, Told, left_by, tree_digest

if TYPE_CHECKING:
    from plugins.run import Run

# What decides how a site is built beside its files.
ENVIRONMENT = ("SITE_OUTPUT", "SITE_VAR", "SITE_URL", "SITE_CARDS", "PREVIEW")


def build(settings_file: str = "pelicanconf.py", **overrides: object) -> bool:
    """Build the site with these settings; whether it went well. What is wrong is printed in sentences."""
    started = time.monotonic()
    tell("Building the site …")
    stamp = stamp_of(settings_file)
    inputs = "" if overrides else tree_digest(ROOT, [os.environ.get(name, "") for name in ENVIRONMENT])
    told = stamp.told(inputs) if inputs else None
    if told is None:
        run = build_anew(settings_file, overrides)
        if run is None:
            return False
        told = told_of(run)
        if inputs and run.keeps:
            with suppress(OSError):  # it costs the next build but time
                stamp.write(inputs, told)
    show_notes(told.notes)
    tell(
        "Done in %(seconds).1f s: the site is in %(folder)s.",
        seconds=time.monotonic() - started,
        folder=told.folder,
    )
    tell(
        "Files written: %(written)d, unchanged: %(kept)d, removed: %(removed)d.",
        written=told.written,
        kept=told.kept,
        removed=told.removed,
    )
    return True


def stamp_of(settings_file: str) -> Stamp:
    """What the last build with these settings left."""
    var = Path(os.environ.get("SITE_VAR") or ROOT / "var")
    return Stamp(var / "stamps" / f"{Path(settings_file).stem}.json")


def build_anew(settings_file: str, overrides: dict[str, object]) -> "Run | None":
    """Let the steps of the build run; None where something is to be mended, which is told."""
    gc.disable()  # one run, and what it imports, makes little that is thrown away, and ends with the process
    try:
        # Slow to import, and not wanted where nothing has changed.
        from pelican.settings import read_settings

        from desk.errors import told_by
        from plugins.pelican import pelican_of, run_steps

        @patience()
        def work() -> "Run":
            return run_steps(pelican_of(read_settings(str(ROOT / settings_file), override=overrides)))

        return told_by(work)
    finally:
        gc.enable()


def told_of(run: "Run") -> Told:
    """What to tell of a run that went well."""
    from plugins.run import given

    settings, written = run.settings, given(run.written)
    handed_over = settings.published / "site.json"
    ledger = Ledger(settings.var / "files.json", settings.output)
    # The code of other packages is no file of this project, but one that stays as it is all the same.
    files = left_by(settings.output, ledger.read(), [handed_over, ledger.path, *run.extensions.sources])
    return Told(
        readable(settings.output),
        notes_of(run.findings),
        written.written,
        written.kept,
        written.removed,
        files,
    )
