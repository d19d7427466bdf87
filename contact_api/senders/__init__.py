"""Who sends: whom the proxies in front name, and how often one sender may post."""
