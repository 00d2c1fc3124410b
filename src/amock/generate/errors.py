"""What stops the generator."""


class GenerateError(Exception):
    """The mocks cannot be written; the text says why, and what would help."""
