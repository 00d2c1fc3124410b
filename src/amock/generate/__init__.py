"""The generator: `python -m amock.generate app.service:Service` writes typed mocks as source.

mypy, through the plugin's own spec reader, says what the members of a class are; the shape says
what their mocks look like; this package writes that down for checkers and editors that have no
plugin. The user's code is never imported.
"""
