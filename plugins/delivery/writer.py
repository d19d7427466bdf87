"""Pelican's writer, keeping what it renders instead of writing it."""

from pelican.writers import Writer


class KeepingWriter(Writer):
    """Renders into ``RENDERED``: nothing is written until the whole site is right."""

    def write_file(self, name, template, context, relative_urls=False, **variables):
        """Render a template under the name of the file it will be; Pelican's own options have no use here."""
        if name:
            self.settings["RENDERED"][name] = template.render({**context, **variables, "output_file": name})
