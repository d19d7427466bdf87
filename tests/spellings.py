"""One mail address in many spellings."""

import unicodedata

SPELLED = (
    "joerg@bücher.example",
    "joerg@xn--bcher-kva.example",
    "Joerg@XN--BCHER-KVA.Example",
    "JOERG@BÜCHER.EXAMPLE",
    unicodedata.normalize("NFD", "joerg@bücher.example"),
    "joerg@bücher。example",
    "joerg@ｂücher.example",
)
