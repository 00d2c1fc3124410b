"""Doubles: where tests put a mock in the place of something, and what they make it do."""
