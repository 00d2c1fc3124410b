"""What a test does with its mocks: what it sets, passes on, asks about and expects to fail."""
