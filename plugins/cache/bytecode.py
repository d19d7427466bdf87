"""Compiled templates, kept for the next build."""

from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from plugins.cache.seal import sealed, unsealed
from plugins.files import write_if_changed

BYTECODE = "bytecode"  # the name of the folder


class Bytecode(BytecodeCache):
    """A folder of what templates are compiled to.

    Jinja tells by the source alone whether it can be used again. It depends on the options of the environment, too,
    and on the filters, which are called then for what does not change: ``made_by`` stands for these.
    """

    def __init__(self, folder: Path, made_by: str):
        self.folder, self.made_by = folder, made_by.encode()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept of a template, where it is whole."""
        kept = unsealed(self.folder / bucket.key, self.made_by)
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        write_if_changed(self.folder / bucket.key, sealed(bucket.bytecode_to_string(), self.made_by))
