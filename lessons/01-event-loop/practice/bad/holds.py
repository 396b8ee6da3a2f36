# refused: holds-thread
import time


def debounce(fn, seconds):
    def debounced(*args, **keywords):
        time.sleep(seconds)
        fn(*args, **keywords)

    return debounced
