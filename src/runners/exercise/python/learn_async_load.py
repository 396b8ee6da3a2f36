"""Loads the learner's file, as an import would, and lets it go at the end."""

import atexit
import codecs
import gc
import os
import sys
import types
import warnings


def name_of_module(file):
    """As it would be imported, unless that name is another module's."""
    name = os.path.basename(file).removesuffix('.py')
    taken = name in sys.stdlib_module_names or name in sys.modules
    return 'exercise' if taken or not name.isidentifier() else name


def compiled(file, reporter):
    """The code of the file, as Python itself reads it when it is run."""
    try:
        with open(file, 'rb') as source:
            text = source.read()
        look_at_encoding(text)
        with warnings.catch_warnings():
            warnings.simplefilter('ignore')
            return compile(text, file, 'exec', dont_inherit=True)
    except SyntaxError as error:
        at = error.lineno, error.offset
        reporter.end('syntax', line=at[0] or None, text=error.msg, column=at[1] or None)
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        text = str(error) or 'it is nested too deeply'
        reporter.end('syntax', text=text, column=None)


def load(file, code, watching, reporter, lines):
    """The module that the file is, as an import would make it."""
    module = types.ModuleType(name_of_module(file))
    module.__file__ = file
    sys.modules[module.__name__] = module
    # Last: a neighbour called queue.py is not what asyncio imports.
    sys.path.append(os.path.dirname(file))
    watching()
    try:
        exec(code, module.__dict__)
    except (SystemExit, KeyboardInterrupt, MemoryError):
        raise
    except BaseException as error:
        if isinstance(error, SyntaxError):
            error.msg = f'{error.msg} ({error.filename}, line {error.lineno})'
        line, told = lines.of_error(error), reporter.told(error)
        reporter.end('threw-at-import', line=line, error=told)
    return module


def exported(module, name, reporter):
    function = getattr(module, name, None)
    if not callable(function):
        found = [
            other
            for other, value in vars(module).items()
            if callable(value) and getattr(value, '__module__', None) == module.__name__
        ]
        reporter.end('wrong-export', found=found[:20])
    return function


def look_at_encoding(text):
    """`compile` passes over bytes of a comment that are no text; `python <file>` does not."""
    if text.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise SyntaxError('the file is saved as UTF-16: save it as UTF-8')
    try:
        text.decode()
    except UnicodeDecodeError as error:
        import tokenize

        encoding, _ = tokenize.detect_encoding(iter(text.splitlines(True)).__next__)
        if encoding.startswith('utf-8'):
            said = f'the file is not UTF-8, and names no other encoding: byte {text[error.start]:#x}'
            line = text.count(b'\n', 0, error.start) + 1
            raise SyntaxError(said, (None, line, None, None)) from None


def leave(module):
    """What a program does at its end: what it registered with atexit, and the `__del__` of what it keeps."""
    atexit._run_exitfuncs()
    for name in vars(module):
        if name != '__builtins__':
            vars(module)[name] = None
    gc.collect()
