"""The commands of ``flask --app contact_api inbox``."""
