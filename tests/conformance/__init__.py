"""CPython's own tests of `unittest.mock`, run against amock."""
