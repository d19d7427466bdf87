"""Optional: what is off until site.toml fills it in."""
