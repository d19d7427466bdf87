"""The blocks of a text, and what lies in each."""

import gc

from plugins.components.outline import nested, outline

TEXT = "a\n\n- b\n\n  > c\n\n1. d\n\n| e | f |\n|---|---|\n| g | h |\n"


def test_blocks_lie_in_each_other_as_written():
    """A quotation in a list; a table with its head, its body and their rows."""
    paragraph, bullets, numbers, table = nested(outline(TEXT))
    assert (paragraph.type, paragraph.text) == ("paragraph", "a")
    assert [one.type for one in bullets.inside[0].inside] == ["paragraph", "blockquote"]
    assert numbers.token.tag == "ol"
    assert [[[cell.text for cell in row.inside] for row in part.inside] for part in table.inside] == [
        [["e", "f"]],
        [["g", "h"]],
    ]


def test_blocks_leave_nothing_for_the_garbage_collector():
    """A build runs without it, and would keep the blocks of all pages to its end."""
    gc.disable()
    try:
        assert 0 in [left_by(TEXT) for _ in range(3)]  # another thread may leave something now and then
    finally:
        gc.enable()


def left_by(text):
    """How many objects the outline of a text leaves to the collector."""
    gc.collect()
    nested(outline(text))
    return gc.collect()
