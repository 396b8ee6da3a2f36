"""Puts calls into functions of the standard library, so that no frame of ours stands in between.

A function's own source is read, the call is put in, and the function gets the
code that comes of it: it keeps its file, its lines and columns, and so do all
tracebacks and warnings that name it.
"""

import ast
from itertools import islice, takewhile


class CannotRewrite(Exception):
    """Its source is not there, or does not give the function that is there."""


def begin_with(function, argument, call):
    """The function first calls `call` with one of its arguments."""

    def change(body, name):
        return [placed(f'{name}({argument})', body[0]), *body]

    rewrite(function, change, call)


def end_with(function, argument, call):
    """What the function returns goes through `call`, with one of its arguments behind it."""

    def change(body, name):
        for returned in [one for part in body for one in ast.walk(part)]:
            if isinstance(returned, ast.Return):
                through = placed(f'{name}(None, {argument})', returned).value
                through.args[0] = returned.value
                returned.value = through
        return body

    rewrite(function, change, call)


def surround(function, argument, before, after):
    """All that the function does stands between two calls, the second made however it ends."""

    def change(body, begin, end):
        whole = placed(f'try: pass\nfinally: {end}()', body[0])
        whole.body = body
        return [placed(f'{begin}({argument})', body[0]), whole]

    rewrite(function, change, before, after)


def placed(source, at):
    """A statement made of source, standing where another stands."""
    statement = ast.parse(source).body[0]
    for node in ast.walk(statement):
        ast.copy_location(node, at)
    return statement


def rewrite(function, change, *calls):
    code = function.__code__
    # Not to be mangled in a class, and the last to be cleared at the interpreter's end.
    names = [
        f'__learn_async_{code.co_qualname.replace(".", "_")}_{number}__'
        for number in range(len(calls))
    ]
    tree = syntax_of(code)
    node = tree
    while not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        node = node.body[-1]
    documented = 1 if ast.get_docstring(node, clean=False) is not None else 0
    node.body[documented:] = change(node.body[documented:], *names)
    compiled = found_in(compile(tree, code.co_filename, 'exec', dont_inherit=True), code)
    function.__globals__.update(zip(names, calls))
    function.__code__ = compiled


def syntax_of(code):
    """The syntax tree of one function, in the classes that it stands in, on its own lines."""
    first = code.co_firstlineno - 1
    try:
        with open(code.co_filename, encoding='utf-8') as source:
            # The files are long, and read at each start: only as far as need be.
            below = islice(source, first, None)
            lines = [next(below)]
            depth = indentation(lines[0])
            lines += takewhile(lambda line: not line.strip() or indentation(line) > depth, below)
    except (OSError, StopIteration) as error:
        raise CannotRewrite(str(error)) from None
    around = [' ' * at + f'class {name}:\n' for at, name in enumerate(code.co_qualname.split('.')[:-1])]
    return ast.parse('\n' * (first - len(around)) + ''.join([*around, *lines]))


def indentation(line):
    return len(line) - len(line.lstrip())


def found_in(compiled, code):
    """The code of the function among what its source gave, if it is the same function."""
    for name in code.co_qualname.split('.'):
        inner = [one for one in compiled.co_consts if getattr(one, 'co_name', None) == name]
        if not inner:
            raise CannotRewrite(code.co_qualname)
        compiled = inner[0]
    alike = ('co_qualname', 'co_freevars', 'co_flags', 'co_argcount', 'co_kwonlyargcount')
    if any(getattr(compiled, one) != getattr(code, one) for one in alike):
        raise CannotRewrite(code.co_qualname)
    return compiled
