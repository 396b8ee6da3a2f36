# refused: holds-thread
# Blocks.
import time


def debounce(fn, seconds):
    def call(*args, **kwargs):
        time.sleep(seconds)
        fn(*args, **kwargs)

    return call
