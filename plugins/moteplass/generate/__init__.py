"""The pages that have no file of their own: lists, the finder, municipalities, «Kontakt»."""
