"""What is misuse and how it is told; a check that is not sure says nothing."""
