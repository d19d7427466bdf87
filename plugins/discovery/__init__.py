"""Discovery: how search engines, social networks and other machines find the site, and what they are told."""
