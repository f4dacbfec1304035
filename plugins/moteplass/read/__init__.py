"""Markdown and YAML → sources: what each file says, with the line of each thing, and what could not be read."""
