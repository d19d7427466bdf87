"""What every keeper decides alike."""

from datetime import date


def holds(words: str, *cells: str) -> bool:
    """Whether one of the cells holds the words, in capitals or not."""
    return any(words.lower() in cell.lower() for cell in cells)


def week_of(day: str) -> str:
    """The ISO week of a day, both as ISO 8601 writes them."""
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}"
