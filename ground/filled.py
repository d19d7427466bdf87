"""Which facts are filled in: what shows an empty one is left out. One still to be filled in counts as filled."""

from ground.facts import Facts
from ground.schema import ANY, TABLES, field_of


def is_known(facts: Facts, name: str) -> bool:
    """Whether a name is that of a fact, by its dotted key, or of a table."""
    if "." not in name:
        return name in TABLES
    field = field_of(name)
    if field is None or field.repeats:
        return False
    return field.name != ANY or facts.optional(name, None) is not None


def is_filled(facts: Facts, name: str, language: str = "") -> bool:
    """Whether a fact, or one of those of a table that may be empty, is filled in: in a language, or in any."""
    if "." in name:
        return has_text(facts.optional(name), language)
    table = facts.optional(name, {})
    if isinstance(table, list):
        return any(has_text(one.get("quote", one), language) for one in table)
    keys = [f"{name}.{fact}" for fact in table]
    optional = [key for key in keys if (field := field_of(key)) and field.may_be_empty]
    return any(is_filled(facts, key, language) for key in optional or keys)


def has_text(value: object, language: str) -> bool:
    """Whether a value says something: in a language, or in any."""
    if isinstance(value, dict):
        return bool(value.get(language)) if language else any(value.values())
    return value not in ("", None)
