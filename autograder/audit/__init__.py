"""Proving hidden suites fair before a student meets them."""
