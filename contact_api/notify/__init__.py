"""Notifications: who is told of an enquiry, by mail or webhook, and when to try again.

What is to be told is written together with the enquiry (``notices``), and sent
afterwards (``delivery``), by a thread of each server process (``worker``) or by
``inbox notify``.
"""
