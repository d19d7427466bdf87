"""A fact still to be filled in never goes online unnoticed."""

from ground.texts import N_


def check(settings):
    """Report each placeholder of content/site.toml when publishing, unless a preview was asked for."""
    if not settings["PUBLISH"] or settings["PREVIEW"]:
        return
    facts = settings["FACTS"]
    for placeholder in facts.placeholders():
        settings["FINDINGS"].error(
            facts.path,
            placeholder.line,
            N_("%(key)s still is the placeholder %(text)s."),
            N_("Write your own there."),
            key=placeholder.key,
            text=placeholder.text,
        )
