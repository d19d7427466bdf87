"""The small site, where the preview shows it."""

from tests.plugins.conftest import small_site  # noqa: F401
