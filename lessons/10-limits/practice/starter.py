def rate_limited(fn, count, seconds):
    async def limited(*args, **keywords):
        return await fn(*args, **keywords)

    return limited
