import asyncio


def load_page(api):
    loop = asyncio.get_running_loop()
    page = loop.create_future()
    have = {}

    def start(coroutine, then):
        def ended(task):
            if task.exception() is not None:
                if not page.done():
                    page.set_exception(task.exception())
            elif not page.done():
                then(task.result())

        loop.create_task(coroutine).add_done_callback(ended)

    def got(name):
        def keep(value):
            have[name] = value
            if len(have) == 3:
                start(api.render(have["user"], have["orders"], have["avatar"]), page.set_result)

        return keep

    def got_user(user):
        got("user")(user)
        start(api.orders(user), got("orders"))

    start(api.user(), got_user)
    start(api.avatar(), got("avatar"))
    return page
