"""Tests of the rules about content."""
