"""Pictures: small, in every format, with their authors named, and with nothing else that a camera wrote."""
