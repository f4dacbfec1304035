"""Exit statuses: 0 done, and these."""

FAULTS = 1  # the content has faults, which are printed
WRONG_CALL = 2  # the call is wrong, or the machine lacks something
INTERRUPTED = 130  # as a shell says of a program that Ctrl+C ended
