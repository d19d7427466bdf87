"""The switch for programs that collect texts for artificial intelligence: ``[robots] ai_crawlers``."""

from ground.facts import Facts
from ground.texts import N_
from plugins.findings import Findings

FACT = "robots.ai_crawlers"
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


def refused(choice: object) -> tuple[str, ...]:
    """The crawlers that the site asks to stay away: all of these, or none, as site.toml chooses."""
    return AI_CRAWLERS if choice == REFUSE else ()


def check(facts: Facts, findings: Findings) -> None:
    """Report a choice that there is not; a crawler must not come in by a slip of the pen."""
    choice = facts.optional(FACT, ALLOW)
    if choice not in (ALLOW, REFUSE):
        findings.error(
            facts.path,
            facts.line_of(FACT),
            N_("ai_crawlers is “%(choice)s”, which the site does not understand."),
            N_("Write allow or refuse."),
            choice=choice,
        )
