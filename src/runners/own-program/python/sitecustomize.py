"""Found by PYTHONPATH in place of the project's own: has asyncio watched, and puts both back.

The parent names in LEARN_ASYNC_LOG the file that events are written to, and in
LEARN_ASYNC_PYTHONPATH what PYTHONPATH was, if it was anything. Neither is left
in the environment, nor this folder in sys.path, nor a module of ours in
sys.modules; then the sitecustomize that would have run runs. Nothing more is
loaded before the program imports asyncio.
"""

import os
import sys

FOLDER = os.path.dirname(os.path.abspath(__file__))


def put_back():
    """Path and environment are as without us; returns where the log is, if there is one."""
    log = os.environ.pop('LEARN_ASYNC_LOG', None)
    own_path = os.environ.pop('LEARN_ASYNC_PYTHONPATH', None)
    if own_path is None:
        os.environ.pop('PYTHONPATH', None)
    else:
        os.environ['PYTHONPATH'] = own_path
    leave_path()
    return log


def leave_path():
    sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry) != FOLDER]
    sys.path_importer_cache.pop(FOLDER, None)


def load(name):
    """A module of this folder, of which nothing else in the program will know."""
    before = set(sys.modules)
    sys.path.insert(0, FOLDER)
    try:
        return __import__(name)
    finally:
        leave_path()
        for ours in [name for name in sys.modules if name.startswith('learn_async_own_')]:
            if ours not in before:
                del sys.modules[ours]


class Finder:
    """Finds asyncio as it would be found, and has it watched as soon as it is loaded."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != 'asyncio':
            return None
        sys.meta_path.remove(Finder)
        spec = sys.modules['_frozen_importlib']._find_spec(name, path, target)
        loader = getattr(spec, 'loader', None)
        if not hasattr(loader, 'exec_module'):
            return spec
        real = loader.exec_module

        def exec_module(module):
            del loader.exec_module
            real(module)
            watch()

        loader.exec_module = exec_module
        return spec


def watch():
    """A fault of ours is no fault of the program's: it then runs unwatched."""
    try:
        load('learn_async_own_program').watch(log)
    except Exception as error:
        log.tell('unwatched', f'{type(error).__name__}: {error}')


def begin(path):
    """Opens the log, and waits for asyncio to be imported."""
    log = load('learn_async_own_log').Log(path)
    sys.meta_path.insert(0, Finder)
    return log


path = put_back()
if path is not None:
    try:
        log = begin(path)
    except OSError:
        pass
sys.modules.pop('sitecustomize', None)
import sitecustomize  # noqa: E402, F401
