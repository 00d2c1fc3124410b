"""What the editors' tests mock."""


class Service:
    """A service."""

    timeout: float = 1.0

    async def fetch(self, key: int, *, fresh: bool = False) -> str:
        """Fetch one item."""
        return f"{key} {fresh}"

    def rename(self, old: str, new: str) -> bool:
        """Give an item another name."""
        return old != new
