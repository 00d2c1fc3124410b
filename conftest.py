"""Markdown pages are collected as tests wherever pytest is pointed at them."""

pytest_plugins = ["tests.docs.mdtest.collect"]
