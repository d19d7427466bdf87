"""The intake: what visitors send, looked at, kept, and answered."""
