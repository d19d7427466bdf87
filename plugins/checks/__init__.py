"""Checks: what is wrong with the site is said in sentences, and stops the build before anything is written."""
