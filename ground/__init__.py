"""The ground that the build and the endpoint both stand on: facts, addresses, and texts in each language."""
