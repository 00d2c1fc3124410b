"""Programs that do the same to mocks of two libraries, and tell what was observed.

`python -m tests.runtime.sidebyside` runs many more of them than the test does.
"""
