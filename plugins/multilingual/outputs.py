"""What belongs to the site as a whole: feeds, sitemap, robots, and the frames of the contact endpoint."""

from copy import copy
from datetime import UTC, datetime

from pelican.generators import Generator

from plugins.multilingual.addresses import file_of
from plugins.multilingual.views import feed_url, view

NO_ARTICLE_YET = datetime(1970, 1, 1, tzinfo=UTC)


class WholeSiteGenerator(Generator):
    """Renders one feed and one frame a language, and one sitemap and robots.txt for all."""

    def generate_output(self, writer):
        """Render with the templates feed.atom, frame.html, sitemap.xml and robots.txt of the theme."""
        site = self.settings["SITE"]
        for language in site.languages:
            self.write_feed(writer, site, language)
            self.write_frame(site, language)
        writer.write_file(
            "sitemap.xml", self.env.get_template("sitemap.xml"), self.context, sitemap=sitemap(site)
        )
        writer.write_file("robots.txt", self.env.get_template("robots.txt"), self.context)

    def write_feed(self, writer, site, language):
        """The feed of a language's articles; described by its articles page, or its home page."""
        described_by = site.find(language, "articles") or site.find(language, "home")
        articles = site.articles(language)
        updated = max((a.date_modified or a.date for a in articles), default=NO_ARTICLE_YET)
        writer.write_file(
            file_of(feed_url(site, language)),
            self.env.get_template("feed.atom"),
            self.context,
            **view(site, described_by),
            feed_updated=updated,
        )

    def write_frame(self, site, language):
        """A whole page around the endpoint's answers; kept beside the site, not in it."""
        page = copy(site.shown(language, "contact") or site.find(language, "home"))
        page.text_lang = language  # the answers speak it, even where the contact page does not
        frame = self.env.get_template("frame.html").render({**self.context, **view(site, page)})
        self.settings["FRAMES"][language] = frame


def sitemap(site) -> list:
    """The documents of the sitemap; each knows its versions in other languages."""
    documents = site.indexed()
    for document in documents:
        document.alternates = site.alternates(document)
        document.x_default = site.x_default(document)
    return documents
