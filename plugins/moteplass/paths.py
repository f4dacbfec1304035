"""Where the project's own files are, from the module that asks."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
THEME = ROOT / "theme"
