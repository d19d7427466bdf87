"""Sets a title into a box: the largest size that fits, with lines of about the same length."""

from collections.abc import Callable

SIZES = (128, 112, 96, 88, 80, 72, 64, 56, 48, 42)
LINE_HEIGHT = 1.06
SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def set_title(title: str, width_of: Callable[[str], float], width: float, height: float) -> tuple[int, list[str]]:
    """The size in pixels and the lines of a title in a box of this width and height.

    ``width_of`` gives the width of a text at a size of one pixel. A title too long even for the smallest
    size loses its end to an ellipsis.
    """
    for size in SIZES:
        lines = balance(title, width_of, width / size)
        if len(lines) * size * LINE_HEIGHT <= height and max(map(width_of, lines)) * size <= width:
            return size, lines
    fitting = lines[: int(height // (size * LINE_HEIGHT))]
    return size, [*fitting[:-1], f"{fitting[-1].rstrip('.,;:')}…"]


def balance(title: str, width_of: Callable[[str], float], width: float) -> list[str]:
    """The lines of a title, as few as the width allows, and as even as these allow."""
    lines = wrap(title, width_of, width)
    narrow, wide = width / len(lines), width
    while wide - narrow > 0.1:
        middle = (narrow + wide) / 2
        tried = wrap(title, width_of, middle)
        if len(tried) == len(lines) and max(map(width_of, tried)) <= middle:
            lines, wide = tried, middle
        else:
            narrow = middle
    return lines


def wrap(title: str, width_of: Callable[[str], float], width: float) -> list[str]:
    """The lines of a title, each as full as it can be; a long word breaks at a soft hyphen."""
    lines = [""]
    for word in title.split(" "):
        joined = f"{lines[-1]} {word}".lstrip().replace(SOFT_HYPHEN, "")
        if not lines[-1] or width_of(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word.replace(SOFT_HYPHEN, ""))
        if width_of(lines[-1]) > width and SOFT_HYPHEN in word:
            lines[-1:] = broken(lines[-1].removesuffix(word.replace(SOFT_HYPHEN, "")), word, width_of, width)
    return lines


def broken(before: str, word: str, width_of: Callable[[str], float], width: float) -> list[str]:
    """A line and a word too long for it, parted at the last soft hyphen that fits."""
    parts = word.split(SOFT_HYPHEN)
    for count in range(len(parts) - 1, 0, -1):
        first = f"{before}{''.join(parts[:count])}-"
        if width_of(first) <= width:
            return [first, "".join(parts[count:])]
    return [before + "".join(parts)]
