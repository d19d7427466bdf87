"""Puts the italic into the file of the roman, where the feature ``ital`` calls it: one request for both.

python theme/static/fonts/join.py ROMAN ITALIC FILE
"""

import sys

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

SUFFIX = ".ital"


def join(roman: TTFont, italic: TTFont) -> TTFont:
    """The roman, with the glyphs of the italic, their ligatures and their kerning.

    Both hold the same characters, and no feature but ``kern`` and ``liga``. The italic has one weight.
    """
    add_glyphs(roman, italic)
    into, of = roman["GSUB"].table, italic["GSUB"].table
    into.LookupList.Lookup = [called(roman, italic), *into.LookupList.Lookup, *of.LookupList.Lookup]
    into.FeatureList.FeatureRecord = [feature("ital", 0), feature("liga", 1, 2)]
    for script in into.ScriptList.ScriptRecord:
        script.Script.DefaultLangSys.FeatureIndex = [0, 1]
        script.Script.LangSysRecord = []
    into, of = roman["GPOS"].table, italic["GPOS"].table
    into.LookupList.Lookup += of.LookupList.Lookup
    into.FeatureList.FeatureRecord = [feature("kern", 0, 1)]
    return roman


def opened(path: str, suffix: str = "") -> TTFont:
    """A face, with this at the end of the names of its glyphs."""
    names = TTFont(path).getGlyphOrder()
    font = TTFont(path, recalcTimestamp=False)
    font.setGlyphOrder([names[0], *(name + suffix for name in names[1:])])
    font.ensureDecompiled()
    return font


def add_glyphs(roman: TTFont, italic: TTFont):
    """Outlines and widths, which no weight changes."""
    names = italic.getGlyphOrder()[1:]
    for name in names:
        roman["glyf"].glyphs[name] = italic["glyf"].glyphs[name]
        roman["hmtx"].metrics[name] = italic["hmtx"].metrics[name]
        roman["gvar"].variations[name] = []
    roman.setGlyphOrder([*roman.getGlyphOrder(), *names])
    roman["glyf"].glyphOrder = roman.getGlyphOrder()
    del roman["HVAR"]  # it repeats, glyph by glyph, what gvar says of the widths
    classes = italic["GDEF"].table.GlyphClassDef.classDefs
    roman["GDEF"].table.GlyphClassDef.classDefs |= classes
    roman["GDEF"].table.LigCaretList = None


def called(roman: TTFont, italic: TTFont) -> otTables.Lookup:
    """The lookup that puts the italic letter in the place of the roman one."""
    letters = italic.getBestCmap()
    table = otTables.SingleSubst()
    table.mapping = {name: letters[code] for code, name in roman.getBestCmap().items()}
    lookup = otTables.Lookup()
    lookup.LookupType, lookup.LookupFlag, lookup.SubTable = 1, 0, [table]
    lookup.SubTableCount = 1
    return lookup


def feature(tag: str, *lookups: int) -> otTables.FeatureRecord:
    """A feature that runs these lookups."""
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = tag, otTables.Feature()
    record.Feature.FeatureParams, record.Feature.LookupListIndex = None, [*lookups]
    return record


if __name__ == "__main__":
    joined = join(opened(sys.argv[1]), opened(sys.argv[2], SUFFIX))
    joined.flavor = "woff2"
    joined.save(sys.argv[3])
