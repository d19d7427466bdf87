"""The assistant's desk: the commands behind ``make build``, ``make publish`` and ``make serve``."""
