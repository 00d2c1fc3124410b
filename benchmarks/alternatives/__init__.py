"""How amock compares with other libraries: what each finds in the same tests, and what it costs.

    python -m benchmarks.alternatives

`suite/` holds the tests, once for each way of writing them. In those called `test_misuse_…`
something is wrong, the others are right. Each library has an environment of its own.
"""
