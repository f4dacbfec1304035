"""What the tasks do: calls read, commands run, reports printed."""
