"""The last steps: prove that a built folder may be shown to readers, and put it in front of them at one stroke."""
