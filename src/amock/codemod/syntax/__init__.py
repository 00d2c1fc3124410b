"""What a file's text says by itself: its tree, its scopes, the mock library's names in it."""
