"""Edits: what a rule wants changed, by place, and LibCST's application of it to a file."""
