"""Tests of what an entry is."""
