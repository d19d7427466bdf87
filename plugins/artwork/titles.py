"""Sets a title into a box: the largest size that fits, with lines of about the same length."""

from collections.abc import Callable

SIZES = (128, 112, 96, 88, 80, 72, 64, 56, 48, 42)
LINE_HEIGHT = 1.06
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
LARGEST_TORN = 64  # pixels: the size up to which a word is broken that has no soft hyphens
KEPT_TOGETHER = 2  # letters at either end of a word
LONGEST = 400  # letters of a word: more than a card can hold


def set_title(title: str, width_of: Callable[[str], float], width: float, height: float) -> tuple[int, list[str]]:
    """The size in pixels and the lines of a title in a box of this width and height.

    ``width_of`` gives the width of a text at a size of one pixel. A word too long for a line is broken; a title
    too long even for the smallest size loses its end to an ellipsis.
    """
    whole = ((size, title) for size in SIZES)
    torn = ((size, breakable(title, width_of, width / size)) for size in SIZES if size <= LARGEST_TORN)
    for size, text in (*whole, *torn):
        lines = balance(text, width_of, width / size)
        if len(lines) * size * LINE_HEIGHT <= height and max(map(width_of, lines)) * size <= width:
            return size, lines
    *fitting, last = lines[: int(height // (size * LINE_HEIGHT))]
    last = last.rstrip(".,;:-")
    while last and width_of(f"{last}…") * size > width:
        last = last[:-1]
    return size, [*fitting, f"{last}…"]


def breakable(title: str, width_of: Callable[[str], float], width: float) -> str:
    """A title with soft hyphens within the words that are too long for a line."""
    return " ".join(
        torn(word) if width_of(word.replace(SOFT_HYPHEN, "")) > width else word for word in title.split(" ")
    )


def torn(word: str) -> str:
    """A word that may be broken between any two letters, but for the first and the last few; never endless."""
    letters = word.replace(SOFT_HYPHEN, "")
    letters = letters if len(letters) <= LONGEST else f"{letters[:LONGEST]}…"
    middle = letters[KEPT_TOGETHER:-KEPT_TOGETHER]
    return SOFT_HYPHEN.join([letters[:KEPT_TOGETHER], *middle, letters[-KEPT_TOGETHER:]] if middle else [letters])


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
    """A line and a word too long for it, parted at the last soft hyphen that fits, and again where need be."""
    parts, lines, line = word.split(SOFT_HYPHEN), [], before
    while width_of(line + "".join(parts)) > width:
        fitting = (count for count in range(1, len(parts)) if width_of(f"{line}{''.join(parts[:count])}-") > width)
        count = next(fitting, len(parts)) - 1
        if count == 0:
            break
        lines.append(f"{line}{''.join(parts[:count])}-")
        parts, line = parts[count:], ""
    return [*lines, line + "".join(parts)]
