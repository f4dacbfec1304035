"""The attack, kept as a test (issue 11, «It must show»).

``vectors/`` is the table, ``table.py`` puts its rows into content, ``attack.py`` reads and checks each, ``visit.py`` opens what was
built from those that are let pass in Chromium. ``test_harness.py`` shows that each measurement can fail.
"""
