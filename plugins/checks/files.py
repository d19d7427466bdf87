"""A file that nobody reads is told: put into the wrong folder, or saved with another ending."""

from pathlib import Path

from ground.texts import N_


def check(settings):
    """Warn of each file in the content that is neither a page nor in a folder for pictures and documents."""
    languages, folder = settings["FACTS"].languages, Path(settings["PATH"])
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder)
        read = name.parts[0] in languages and path.suffix == ".md"
        left_by_a_program = path.name.startswith((".", "#")) or path.name.endswith("~")
        if not (read or left_by_a_program or path == settings["FACTS"].path) and (
            name.parts[0] not in settings["STATIC_PATHS"]
        ):
            settings["FINDINGS"].warning(
                path,
                0,
                N_("Nobody reads this file."),
                N_("Pages lie in the folder of their language (%(folders)s), and their names end in .md."),
                folders=", ".join(languages),
            )
