"""The site's Pelican plugins: one package each, one job each.

``components`` reads a page, ``multilingual`` gives it its address and its
translations, ``checks`` says what is wrong with it, ``delivery`` puts it online.
"""
