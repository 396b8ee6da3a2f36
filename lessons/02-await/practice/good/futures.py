import asyncio
import functools


def load_page(api):
    """Callbacks alone: a plain function that gives a future."""
    loop = asyncio.get_running_loop()
    page = loop.create_future()
    parts = {}

    def start(name, coroutine):
        loop.create_task(coroutine).add_done_callback(functools.partial(ended, name))

    def ended(name, task):
        error = task.exception()
        if page.done():
            return
        if error is not None:
            page.set_exception(error)
        elif name == "page":
            page.set_result(task.result())
        else:
            parts[name] = task.result()
            if name == "user":
                start("orders", api.orders(parts["user"]))
            if len(parts) == 3:
                start("page", api.render(parts["user"], parts["orders"], parts["avatar"]))

    start("user", api.user())
    start("avatar", api.avatar())
    return page
