"""Pages that are followed: their files written, their commands run, their output compared."""
