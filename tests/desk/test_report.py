"""What is told of a build: errors first, then notes, none of them cut off."""

from desk.report import notes_of, show_notes, show_refusal
from plugins.findings import Findings


def found() -> Findings:
    """Many notes of one kind, some of others, and an error found last."""
    findings = Findings("it")
    for line in range(1, 31):
        findings.warning("content/it/a.md", line, "A straight quotation mark or apostrophe stands here.")
    for key in range(20):
        findings.warning(f"content/it/{key:02}.md", 0, "There is no picture %(name)s.", name=key)
    findings.error("content/it/z.md", 1, "A page needs a title.")
    return findings


def test_errors_come_first(capfd):
    """And how many there are comes last, where the eye is."""
    show_refusal(found())
    told = capfd.readouterr().err.splitlines()
    assert told[0] == "content/it/z.md:1: A una pagina serve un titolo."
    assert told[1].startswith("Nota: ")
    assert told[-1] == "Non ho scritto niente. Da sistemare, qui sopra: 1."


def test_no_note_is_cut_off(capfd):
    """However many others there are; the places of one kind are gathered."""
    notes = notes_of(found())
    show_notes(notes)
    told = capfd.readouterr().err
    assert told.count("Nota: ") == len(notes) == 21
    assert (
        "Nota: Qui ci sono virgolette o apostrofi dritti.\n    content/it/a.md:1, 2, 3, 4, 5, 6, 7, 8 … (+22)" in told
    )
    assert "content/it/19.md: Non c’è nessuna immagine 19." in told
