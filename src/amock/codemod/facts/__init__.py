"""Facts: what mypy knows of a program, asked for by place in a file or by dotted name."""
