"""The generator: `python -m amock.generate app.service:Service` writes typed mocks as source."""
