"""The codemod: `python -m amock.codemod PATH…` puts AsyncMock where the target is async.

mypy, through the plugin's own resolver, says what a patched or assigned mock stands for; LibCST
edits. The user's code is never imported, and what is not known is left alone.
"""
