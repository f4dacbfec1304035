"""What differs on the public site."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parent))  # Pelican reads this file from wherever it was called
from pelicanconf import *  # noqa: F403  # a settings file is a list of names

MOTEPLASS_PREVIEW = False
OUTPUT_PATH = str(HERE / "output")  # noqa: F405
