"""The mocks themselves: classes, calls, awaits, specs, autospec and patching.

The classes extend those of `unittest.mock`. What is asked rarely (assertions, `reset_mock`, the
formatting of calls) is inherited; what every test does many times is done here, later or not at
all: a mock stores what differs from the state of a new one, reads its spec when asked for a name,
and makes its special methods when they are used.
"""
