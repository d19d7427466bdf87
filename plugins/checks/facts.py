"""What content/site.toml says is what ground/schema.py declares; looked at before any page is read."""

from collections.abc import Sequence
from functools import partial

from ground.facts import ADD_TEXT, LACKS_TEXT, Facts, Stated
from ground.schema import FIELDS, REPEATED, TABLES, Field, Kind, names_in, nearest
from ground.texts import N_, TRANSLATIONS
from plugins.checks.kinds import BY_LANGUAGE, KNOWN, RULES, SHOWN
from plugins.checks.topics import Report, check_topics, text_in
from plugins.components.front_matter import NOT_UNDERSTOOD
from plugins.findings import Findings

LANGUAGES = FIELDS["languages.offered"]


def check(facts: Facts, findings: Findings) -> None:
    """Report each fact that the site would not understand; SiteRefused, as nothing is right without them."""
    report = partial(findings.error, facts.path)
    check_tables(facts, report)
    findings.refuse_if_fatal()
    check_names(facts, report)
    check_offered(facts, report)
    findings.refuse_if_fatal()
    check_values(facts, report)
    check_texts(facts, report)
    findings.refuse_if_fatal()
    check_topics(facts, report)
    findings.refuse_if_fatal()


def tell_path(facts: Facts, findings: Findings) -> None:
    """Tell of what machines do not find below a path."""
    if facts.base:
        unread = N_("The site stands below a path, %(base)s: nobody looks for its robots.txt there.")
        mend = N_("What it says counts only if you can put it at %(address)s.")
        address = facts.site_url.removesuffix(facts.base) + "/robots.txt"
        findings.warning(facts.path, facts.line_of("site.url"), unread, mend, base=facts.base, address=address)


def check_tables(facts: Facts, report: Report) -> None:
    """Report what there can be several of, written as if there were but one, and the other way round."""
    for name in (name for name in facts.values if name in TABLES):
        value, line = facts.values[name], facts.line_of(name)
        if name in REPEATED and not is_list_of_tables(value):
            several, mend = N_("[%(name)s] can stand there several times."), N_("Write [[%(name)s]].")
            report(line, several, mend, name=name)
        if name not in REPEATED and not isinstance(value, dict):
            once, mend = N_("[%(name)s] can stand there once only."), N_("Write [%(name)s], and its facts below it.")
            report(line, once, mend, name=name)


def is_list_of_tables(value: object) -> bool:
    """Whether a value is what several ``[[sections]]`` give."""
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def check_names(facts: Facts, report: Report) -> None:
    """Report the tables and the facts that the site does not know, with what may have been meant."""
    for table in facts.values:
        if table not in TABLES:
            tell_unknown(facts.line_of(table), table, TABLES, report)
    for fact in facts.stated():
        table = fact.key.partition(".")[0]
        if fact.field is None and table in TABLES:
            tell_unknown(fact.line, fact.key, names_in(table), report)


def tell_unknown(line: int, name: str, known: Sequence[str], report: Report) -> None:
    """Report one name that the site does not know."""
    near = nearest(name)
    mend = N_("Did you mean “%(near)s”? If not, take it out.") if near else KNOWN
    unknown = N_("The site does not know “%(name)s”.")
    report(line, unknown, mend, name=name, near=near, known=", ".join(known))


def check_offered(facts: Facts, report: Report) -> None:
    """Report languages that there are not; what would be said of each of them is but an echo."""
    check_value(
        Stated(LANGUAGES.key, facts.line_of(LANGUAGES.key), facts.languages, LANGUAGES), LANGUAGES, facts, report
    )


def check_values(facts: Facts, report: Report) -> None:
    """Report the values that are not of their kind."""
    for fact in facts.stated():
        if fact.field:
            check_value(fact, fact.field, facts, report)


def check_value(fact: Stated, field: Field, facts: Facts, report: Report) -> None:
    """Report a value that is not what its field is declared to be, unless it is still to be filled in."""
    rule, known = RULES[field.kind], words_for(field, facts)
    for value in parts(fact.value, field):
        is_to_come = facts.is_placeholder(value) and field.kind in SHOWN
        if is_to_come or (value == "" and field.may_be_empty) or rule.is_right(value, known):
            continue
        wrong, mend = field.wrong or NOT_UNDERSTOOD, field.mend or rule.mend
        name = field.name if field.repeats else fact.key
        report(fact.line, wrong, mend, value=value, name=name, known=", ".join(known))


def words_for(field: Field, facts: Facts) -> Sequence[str]:
    """The words among which a fact can choose."""
    if field.kind is Kind.LANGUAGE:
        return facts.languages
    return field.choices or sorted(path.parent.name for path in TRANSLATIONS.glob("*/desk.po"))


def parts(value: object, field: Field) -> Sequence[object]:
    """What to look at one by one: the texts of the languages, of which ``check_texts`` says which are lacking."""
    if isinstance(value, dict) and field.kind in BY_LANGUAGE:
        return [text for text in value.values() if text != "" or field.kind is Kind.SLUGS]
    return [] if field.kind is Kind.TEXTS else [value]


def check_texts(facts: Facts, report: Report) -> None:
    """Report a language that would have to go without, or to use the words of another one."""
    for field in (field for field in FIELDS.values() if not (field.may_be_empty or field.repeats)):
        value = facts.optional(field.key)
        by_language = field.kind is Kind.TEXTS or (field.kind is Kind.TEXT and isinstance(value, dict))
        for language in facts.languages if by_language else ():
            if not text_in(value, language):
                report(facts.line_of(field.key), LACKS_TEXT, ADD_TEXT, key=field.key, language=language)
