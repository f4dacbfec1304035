"""Tests of what a file says."""
