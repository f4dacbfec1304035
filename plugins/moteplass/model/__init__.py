"""What an entry is: the only place that names a field. Imports nothing else of ours."""
