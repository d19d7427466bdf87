"""The switch for programs that collect texts for artificial intelligence: ``[robots] ai_crawlers``."""

from ground.texts import N_

ALLOW, REFUSE = "allow", "refuse"
# The names that these programs say they answer to, as their makers publish them.
AI_CRAWLERS = (
    "AI2Bot",
    "Amazonbot",
    "anthropic-ai",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ChatGPT-User",
    "Claude-SearchBot",
    "Claude-User",
    "ClaudeBot",
    "cohere-ai",
    "Diffbot",
    "DuckAssistBot",
    "FacebookBot",
    "Google-CloudVertexBot",
    "Google-Extended",
    "GPTBot",
    "ImagesiftBot",
    "Meta-ExternalAgent",
    "Meta-ExternalFetcher",
    "MistralAI-User",
    "OAI-SearchBot",
    "omgili",
    "Perplexity-User",
    "PerplexityBot",
    "PetalBot",
    "Timpibot",
    "YouBot",
)


def refused(facts) -> tuple[str, ...]:
    """The crawlers that the site asks to stay away: all of these, or none."""
    return AI_CRAWLERS if choice(facts) == REFUSE else ()


def choice(facts) -> str:
    """What site.toml says; allowed when it says nothing."""
    return facts.values.get("robots", {}).get("ai_crawlers", ALLOW)


def check(settings):
    """Report a choice that there is not; a crawler must not come in by a slip of the pen."""
    facts = settings["FACTS"]
    if choice(facts) not in (ALLOW, REFUSE):
        settings["FINDINGS"].error(
            facts.path,
            facts.line_of("robots.ai_crawlers"),
            N_("ai_crawlers is “%(choice)s”, which the site does not understand."),
            N_("Write allow or refuse."),
            choice=choice(facts),
        )
