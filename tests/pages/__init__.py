"""Tests over every page of built sites."""
