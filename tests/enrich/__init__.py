"""Tests of what a page knows of the others."""
