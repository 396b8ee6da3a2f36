# refused: function
def debounce(fn, seconds):
    pass
