# refused: function
def rate_limited(fn, count, seconds):
    pass
