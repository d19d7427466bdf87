"""What templates say in each language: gettext catalogues, dates, language names.

Used by the site's build and by the contact endpoint alike, so that a sentence
is translated once. The catalogues are ``theme/translations/LANGUAGE/DOMAIN.po``:
domain ``site`` for what visitors read, ``desk`` for what the assistant reads.
They are read as they are; there is no compile step to forget.
"""

from datetime import date
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.units import format_unit

TRANSLATIONS = Path(__file__).parents[1] / "theme" / "translations"
LANGUAGES = sorted(folder.name for folder in TRANSLATIONS.iterdir())
LOCALES = {"en": "en_GB"}  # British dates: 3 March 2027


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a text for the catalogues without translating it yet."""
    return message


@cache
def translations(language: str, domain: str = "site") -> NullTranslations:
    """The catalogue of a language; a text that it lacks comes back as it is, every one where there is no catalogue."""
    path = TRANSLATIONS / language / f"{domain}.po"
    return compiled(path.read_bytes(), language) if path.exists() else NullTranslations()


@lru_cache(maxsize=16)
def compiled(source: bytes, language: str) -> GNUTranslations:
    """A catalogue by what its file says: compiled again only where that has changed."""
    catalogue = read_po(BytesIO(source), locale=language)
    written = BytesIO()
    write_mo(written, catalogue)
    written.seek(0)
    return GNUTranslations(written)


@cache
def locale(language: str) -> Locale:
    """Babel's locale for a language of the site."""
    return Locale.parse(LOCALES.get(language, language))


@cache
def language_name(language: str, in_language: str | None = None) -> str:
    """The name of a language, in itself unless told: Italiano, English, Deutsch."""
    name = Locale.parse(language).get_display_name(in_language or language) or language
    return name[:1].upper() + name[1:] if in_language is None else name


def long_date(day: date, language: str) -> str:
    """A date as one writes it: 3 marzo 2027 (1º marzo), 3. März 2027, 3 March 2027."""
    written = format_date(day, "long", locale=locale(language))
    if language == "it" and day.day == 1:
        return written.replace("1", "1º", 1)
    return written


def minutes(count: int, language: str) -> str:
    """So many minutes in words: 1 minuto, 4 minutes, 12 Minuten."""
    return format_unit(count, "duration-minute", "long", locale=locale(language))


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0].upper() for word in (words if len(words) < 2 else [words[0], words[-1]]))
