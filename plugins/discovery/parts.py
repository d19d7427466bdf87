"""Parts of a page as schema.org names them: a question, what a term means, steps."""

from collections.abc import Sequence

from plugins.discovery.person import Node
from plugins.record import Definition, Question, Step


def question(asked: Question) -> Node:
    """A ``Question`` with its answer."""
    return {
        "@type": "Question",
        "name": asked.text,
        "acceptedAnswer": {"@type": "Answer", "text": asked.answer},
    }


def defined_term(definition: Definition, identity: str, url: str) -> Node:
    """A ``DefinedTerm`` with the sentence that says what it means."""
    return {
        "@type": "DefinedTerm",
        "@id": identity,
        "name": definition.term,
        "description": definition.text,
        "url": url,
    }


def how_to(steps: Sequence[Step]) -> Node:
    """What makes a ``HowTo`` of a page: its steps, in their order."""
    return {
        "@type": "HowTo",
        "step": [
            {"@type": "HowToStep", "position": position, "name": step.name, "text": step.text}
            for position, step in enumerate(steps, start=1)
        ],
    }
