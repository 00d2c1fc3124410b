"""Markdown pages are collected as tests wherever pytest is pointed at them."""

pytest_plugins = ["mdtest.collect"]
