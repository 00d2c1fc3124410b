"""Follow parcels: ask the carrier, keep the news, tell whoever waits."""
