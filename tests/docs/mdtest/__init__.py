"""Markdown as tests: what mypy says about a page's Python blocks is what their comments say."""
