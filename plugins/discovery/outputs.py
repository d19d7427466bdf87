"""The files that machines look for by their name: manifests, security.txt, humans.txt, llms.txt."""

from datetime import UTC, date, datetime
from pathlib import Path

from pelican.generators import Generator

from plugins.multilingual.addresses import file_of
from plugins.multilingual.views import view

# Every template in this folder becomes the file of its name at the root of the site …
FOR_THE_SITE = "root"
# … and every one in this folder at the home of each language.
FOR_A_LANGUAGE = "home"


class MachineFilesGenerator(Generator):
    """Renders the templates of two folders of the theme; one that comes out empty makes no file."""

    def generate_output(self, writer):
        """Render the files of the site, and those of each language."""
        site = self.settings["SITE"]
        for name in self.templates(FOR_THE_SITE):
            self.write(name, FOR_THE_SITE, site.x_default(site.find(site.languages[0], "home")))
        for language in site.languages:
            for name in self.templates(FOR_A_LANGUAGE):
                self.write(name, FOR_A_LANGUAGE, site.find(language, "home"))

    def templates(self, folder: str) -> list[str]:
        """The names of the templates in a folder of the theme."""
        there = Path(self.settings["THEME"], "templates", folder)
        return sorted(path.relative_to(there).as_posix() for path in there.rglob("*") if path.is_file())

    def write(self, name: str, folder: str, home):
        """Render one template, seen from a home page."""
        site = self.settings["SITE"]
        template = self.env.get_template(f"{folder}/{name}")
        more = {"site": site, "expires": expiry(today())}
        if text := template.render({**self.context, **view(site, home), **more}).strip():
            address = home.url if folder == FOR_A_LANGUAGE else "/"
            self.settings["RENDERED"][file_of(address + name)] = f"{text}\n"


def today() -> date:
    """The day of the build."""
    return datetime.now(UTC).date()


def expiry(day: date) -> str:
    """When security.txt is no longer to be trusted: eleven to twelve months on (RFC 9116, section 2.5.5).

    The first day of a month, so that the builds of one month are equal.
    """
    return f"{day.year + 1}-{day.month:02}-01T00:00:00Z"
