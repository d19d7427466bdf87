"""What content/site.toml says is what ground/schema.py declares; looked at before any page is read."""

from collections.abc import Sequence
from functools import partial

from babel import Locale, UnknownLocaleError

from ground.facts import ADD_TEXT, LACKS_TEXT, Facts, Stated
from ground.schema import FIELDS, REPEATED, TABLES, Field, Kind, names_in, nearest
from ground.texts import N_, TRANSLATIONS, language_name
from plugins.checks.kinds import BY_LANGUAGE, KNOWN, RULES, SHOWN
from plugins.checks.topics import Report, check_topics, text_in
from plugins.components.front_matter import NOT_UNDERSTOOD
from plugins.findings import Findings

OFFERED, DEFAULT = FIELDS["languages.offered"], FIELDS["languages.default"]


def check(facts: Facts, findings: Findings) -> None:
    """Report each fact that the site would not understand.

    SiteRefused where nobody can tell what the tables or the languages are: all else that would be said is but an echo.
    """
    report = partial(findings.error, facts.path)
    check_tables(facts, report)
    check_languages(facts, report)
    findings.refuse_if_fatal()
    check_names(facts, report)
    check_catalogues(facts, findings)
    check_values(facts, report)
    check_texts(facts, report)
    check_topics(facts, report)


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


def check_languages(facts: Facts, report: Report) -> None:
    """Report languages that there are not, and a default one that is not offered."""
    offered = facts.languages
    if not (isinstance(offered, list) and offered and all(map(is_language, offered))):
        wrong = Stated(OFFERED.key, facts.line_of(OFFERED.key), offered, OFFERED)
        check_value(wrong, OFFERED, facts, report)
    else:
        check_value(
            Stated(DEFAULT.key, facts.line_of(DEFAULT.key), facts.default_language, DEFAULT), DEFAULT, facts, report
        )


def is_language(code: object) -> bool:
    """Whether this is the code of a language that there is, spoken here or not."""
    try:
        return isinstance(code, str) and code.islower() and Locale.parse(code).language == code
    except (ValueError, UnknownLocaleError):
        return False


def check_catalogues(facts: Facts, findings: Findings) -> None:
    """Report a language that is offered, and in which the site has not learnt to speak."""
    for language in facts.languages:
        if not (TRANSLATIONS / language).is_dir():
            none = N_("There are no texts in %(language)s yet.")
            copy = N_(
                "Copy theme/translations/en to theme/translations/%(code)s, "
                "and translate there what stands behind each msgstr."
            )
            name = language_name(language, findings.language)
            findings.error(facts.path, facts.line_of(OFFERED.key), none, copy, language=name, code=language)


def check_values(facts: Facts, report: Report) -> None:
    """Report the values that are not of their kind, those apart that are looked at first."""
    for fact in facts.stated():
        if fact.field and fact.field not in (OFFERED, DEFAULT):
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
