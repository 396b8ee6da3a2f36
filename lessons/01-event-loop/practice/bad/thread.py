# refused: real-io
import threading


def debounce(fn, seconds):
    timer = None

    def debounced(*args, **keywords):
        nonlocal timer
        if timer:
            timer.cancel()
        timer = threading.Timer(seconds, fn, args, keywords)
        timer.start()

    return debounced
