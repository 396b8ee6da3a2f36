import asyncio
import functools


def together(function):
    @functools.wraps(function)
    def wrapper(*args):
        return asyncio.gather(*function(*args))

    return wrapper


@together
def load_all(ids, load):
    for id in ids:
        yield load(id)
