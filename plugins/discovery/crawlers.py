"""The switch for programs that collect texts for artificial intelligence: ``[robots] ai_crawlers``."""

from ground.schema import FIELDS

FACT = "robots.ai_crawlers"
ALLOW, REFUSE = FIELDS[FACT].choices
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
