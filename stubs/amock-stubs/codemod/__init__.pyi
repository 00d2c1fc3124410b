"""The codemod: `python -m amock.codemod PATH…` puts AsyncMock where the target is async."""
