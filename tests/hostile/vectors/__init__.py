"""The rows, a module for each kind of attack. What they try to call, reach and read: ``hostile()``, ``ond.example``, «KANARI»."""
