"""What differs on the public site."""

from pelicanconf import *  # noqa: F403  # a settings file is a list of names

MOTEPLASS_PREVIEW = False
