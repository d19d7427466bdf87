"""Cache: whatever was made is kept under the digest of all that it was made of."""
