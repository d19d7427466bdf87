"""A site is delivered whole or not at all."""

PAGE = "Title: {0}\nDescription: D.\nSlug: {1}\n\n{2}"


def contents(folder):
    return {path: path.read_bytes() for path in (folder / "output").rglob("*") if path.is_file()}


def test_a_refused_build_leaves_the_earlier_site(small_site):
    """Whatever is wrong, what was online stays as it was, to the byte."""
    before = contents(small_site({"it/a.md": PAGE.format("A", "a", "Text.")}).folder)
    built = small_site({"it/b.md": PAGE.format("B", "b", "Text."), "it/a.md": PAGE.format("A", "a", "{{ no.fact }}")})
    assert built.refused
    assert contents(built.folder) == before


def test_a_renamed_page_leaves_its_old_address(small_site):
    """The file of the old slug is gone after the next build."""
    small_site({"it/a.md": PAGE.format("A", "old", "Text.")})
    names = small_site({"it/a.md": PAGE.format("A", "new", "Text.")}).files()
    assert "new/index.html" in names
    assert "old/index.html" not in names


def test_a_build_without_changes_writes_nothing(small_site):
    """Every file keeps its time."""
    small_site()
    assert small_site().run.written.written == 0


def test_linked_files_of_the_content_are_delivered(small_site, tmp_path):
    """A document that a page links to keeps its path; one that no page names any more goes."""
    (tmp_path / "content" / "images").mkdir()
    (tmp_path / "content" / "images" / "a.pdf").write_bytes(b"pdf")
    linking = PAGE.format("A", "a", "[Listino]({static}/images/a.pdf)")
    assert small_site({"it/a.md": linking}).text("images/a.pdf") == "pdf"
    assert "images/a.pdf" not in small_site({"it/a.md": PAGE.format("A", "a", "Niente.")}).files()


def test_publishing_compresses_what_is_text(small_site):
    """Siblings for servers that send them as they are."""
    names = small_site(settings_file="publishconf.py", PREVIEW=True).files()
    assert {"index.html.br", "index.html.gz", "sitemap.xml.br"} <= set(names)
    assert "_headers.br" not in names
