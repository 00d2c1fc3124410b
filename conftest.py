"""Markdown pages are collected as tests wherever pytest is pointed at them."""

pytest_plugins = ["pytester", "tests.docs.mdtest.collect", "tests.docs.memory"]
