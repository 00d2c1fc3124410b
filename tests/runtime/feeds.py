"""A feed of messages and the functions that use it: what the tests of asynchronous code mock."""

import asyncio


class Feed:
    """What is mocked: one thing of each kind."""

    async def read(self, topic: str) -> dict:
        raise AssertionError("the real one")

    async def publish(self, message: dict) -> str:
        raise AssertionError("the real one")

    def describe(self) -> str:
        raise AssertionError("the real one")


async def read(topic: str) -> dict:
    raise AssertionError("the real one")


async def summarise(topic: str) -> str:
    news = await read(topic)
    return f"{news['topic']}: {len(news['items'])}"


async def read_all(topics):
    return await asyncio.gather(*[asyncio.create_task(read(topic)) for topic in topics])


async def publish_if_described(feed, message):
    feed.describe()
    return await feed.publish(message)
