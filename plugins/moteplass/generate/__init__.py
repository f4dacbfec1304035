"""The documents that no Markdown file makes, and the generator that hands all of ours to Pelican."""
