"""What the tests patch and spy on."""

import functools


class Lock:
    def __enter__(self):
        return 1

    def __exit__(self, *exc_info):
        return None


class Shop:
    limit = 3

    def __init__(self, name="corner"):
        self._name = name

    @property
    def name(self):
        """What it is called."""
        return self._name

    @name.setter
    def name(self, value):
        self._name = value

    @name.deleter
    def name(self):
        self._name = ""

    @functools.cached_property
    def stock(self):
        return [self._name]

    def price(self, item, number=1):
        if number < 0:
            raise ValueError(number)
        return len(item) * number

    async def fetch(self, key):
        if key < 0:
            raise KeyError(key)
        return f"item {key}"

    def items(self):
        return iter([1, 2])

    @classmethod
    def open(cls, name):
        return cls(name)

    @staticmethod
    def add(one, other):
        return one + other


def total(*prices):
    return sum(prices)


async def load(key):
    return key


lock = Lock()
prices = {"apple": 1}
