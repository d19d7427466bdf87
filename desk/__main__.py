"""``python -m desk``."""

from desk.commands import desk

desk(prog_name="python -m desk")
