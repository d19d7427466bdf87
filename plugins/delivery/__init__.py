"""Delivery: what the site is made of besides its pages, and how all of it reaches its folder."""
