# refused: called
import asyncio


def debounce(fn, seconds):
    timer = None
    done = False

    def fire(args, keywords):
        nonlocal done
        done = True
        fn(*args, **keywords)

    def debounced(*args, **keywords):
        nonlocal timer
        if done:
            return
        if timer:
            timer.cancel()
        timer = asyncio.get_running_loop().call_later(seconds, fire, args, keywords)

    return debounced
