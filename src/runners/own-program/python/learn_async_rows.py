"""Reads the files of a program that was run, for what its log alone does not tell.

    python3 -I learn_async_rows.py <JSON>

The JSON names files; calls as [file, line, column, line, column], in bytes as
Python counts them; and names as [file, line, name]. Answers one line of JSON:
`rows` of awaits that look as if they could be started together, for each call
the text that is called (`time.sleep`), for each name whether the line calls it.
"""

import ast
import json
import re
import sys

CHANGING = re.compile(
    r'(?i)save|store|post|put|patch|delete|remove|insert|update|upsert|write|send|publish|create|add'
    r'|connect|open|close|login|logout|auth|commit|rollback|begin|start|stop|execute|acquire|release'
    r'|lock|set|push|pop|next|flush|drain|sleep|wait|join|shutdown|init|setup|migrate|register|upload'
)
TRANSACTION = re.compile(r'(?i)transaction|begin|lock|semaphore|session_scope|cursor|limit|throttle')
LEAVES = (ast.Break, ast.Continue, ast.Return, ast.Raise, ast.If, ast.Match, ast.While, ast.Try)
LOOPS = (ast.For, ast.AsyncFor)
BLOCKS = ('body', 'orelse', 'finalbody')


def rows_in(file, tree):
    rows = []
    for function in ast.walk(tree):
        if isinstance(function, ast.AsyncFunctionDef):
            for body in bodies_of(function):
                rows.extend((lines, False) for lines in straight(body))
                rows.extend(([line], True) for line in loops(body))
    return [{'file': file, 'lines': lines, 'isLoop': is_loop} for lines, is_loop in rows]


def bodies_of(node):
    """The lists of statements of one function, those of functions within it apart."""
    for name in BLOCKS:
        body = getattr(node, name, None)
        if not isinstance(body, list):
            continue
        yield body
        for one in body:
            if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                continue
            if isinstance(one, (ast.With, ast.AsyncWith)) and any(
                TRANSACTION.search(ast.unparse(item.context_expr)) for item in one.items
            ):
                continue
            yield from bodies_of(one)
            for handler in getattr(one, 'handlers', []):
                yield from bodies_of(handler)


def straight(body):
    """`a = await f()`, `b = await g()` …, as long as none uses what one before has given."""
    row, bound = [], set()
    for statement in [*body, None]:
        awaited = None if statement is None else bound_await(statement)
        names = names_in(awaited) if awaited is not None else set()
        if awaited is None or names & bound:
            if len(row) > 1:
                yield row
            row, bound = [], set()
        if awaited is not None:
            row.append(awaited.lineno)
            bound |= {node.id for node in ast.walk(statement) if is_stored(node)}


def bound_await(statement):
    """The await of `name = await call(…)`, where nothing in it tells of a change."""
    if not isinstance(statement, (ast.Assign, ast.AnnAssign)):
        return None
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    if not all(is_plain(target) for target in targets):
        return None
    return statement.value if asks(statement.value) else None


def is_plain(target):
    if isinstance(target, ast.Tuple):
        return all(isinstance(one, ast.Name) for one in target.elts)
    return isinstance(target, ast.Name)


def asks(node):
    """`await call(…)` that seems to change nothing, and awaits nothing within."""
    if not isinstance(node, ast.Await) or not isinstance(node.value, ast.Call):
        return False
    if any(isinstance(one, ast.Await) for one in ast.walk(node.value)):
        return False
    name = name_of(node.value.func)
    return name is not None and not CHANGING.search(name)


def name_of(function):
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else None


def names_in(node):
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def is_stored(node):
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def loops(body):
    """Lines of the one await of a loop each turn of which seems to stand for itself."""
    for loop in body:
        if isinstance(loop, ast.For) and not loop.orelse:
            parts = [part for statement in loop.body for part in ast.walk(statement)]
            awaits = [part for part in parts if isinstance(part, ast.Await)]
            if any(isinstance(part, (*LEAVES, *LOOPS, ast.With, ast.AsyncWith)) for part in parts):
                continue
            if len(awaits) == 1 and asks(awaits[0]) and is_kept(loop, awaits[0]):
                if not carried(loop, awaits[0]):
                    yield awaits[0].lineno
        else:
            yield from comprehensions(loop)


def is_kept(loop, awaited):
    """The result gets a name, or goes into a list."""
    for statement in loop.body:
        if bound_await(statement) is awaited:
            return True
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            call = statement.value
            if name_of(call.func) == 'append' and call.args == [awaited]:
                return True
        if isinstance(statement, ast.Assign) and statement.value is awaited:
            return all(isinstance(one, ast.Subscript) for one in statement.targets)
    return False


def carried(loop, awaited):
    """What is asked for hangs on an earlier turn: on anything that the body sets or changes."""
    changed = {node.id for part in loop.body for node in ast.walk(part) if is_stored(node)}
    for part in loop.body:
        for node in ast.walk(part):
            if isinstance(node, (ast.Attribute, ast.Subscript)) and isinstance(node.ctx, ast.Store):
                changed |= names_in(node.value)
            if isinstance(node, ast.AugAssign):
                changed |= names_in(node.target)
            # A method that is called may change what it is called on, but for what is awaited itself.
            if isinstance(node, ast.Call) and node is not awaited.value:
                if isinstance(node.func, ast.Attribute):
                    changed |= names_in(node.func.value)
    return bool(changed & names_in(awaited))


def comprehensions(statement):
    given = (ast.Assign, ast.AnnAssign, ast.Return)
    for node in ast.walk(statement) if isinstance(statement, given) else ():
        if isinstance(node, ast.ListComp) and asks(node.elt) and len(node.generators) == 1:
            if not node.generators[0].ifs and not node.generators[0].is_async:
                yield node.elt.lineno


def call_in(lines, line, column, last, last_column):
    """The text that is called: `time.sleep` of `time.sleep(0.2)`."""
    text = [one.encode() for one in lines[line - 1 : last]]
    if not text:
        return None
    text[-1] = text[-1][: last_column if last > line else last_column]
    text[0] = text[0][column:]
    try:
        call = ast.parse(b'\n'.join(text).decode().strip(), mode='eval').body
    except (SyntaxError, ValueError):
        return None
    return ast.unparse(call.func)[:60] if isinstance(call, ast.Call) else None


def read(file):
    try:
        with open(file, 'rb') as source:
            tree = ast.parse(source.read())
        with open(file, encoding='utf-8') as source:
            return tree, source.read().splitlines()
    except (OSError, SyntaxError, ValueError):
        return ast.Module([], []), []


def main():
    asked = json.loads(sys.argv[1])
    known = {}

    def of(file):
        if file not in known:
            known[file] = read(file)
        return known[file]

    answer = {
        'rows': [row for file in asked['files'] for row in rows_in(file, of(file)[0])],
        'calls': [call_in(of(file)[1], *place) for file, *place in asked['calls']],
        'names': [
            bool(re.search(rf'\b{re.escape(name.split(".")[-1])}\s*\(', (of(file)[1][line - 1 : line] or [''])[0]))
            for file, line, name in asked['names']
        ],
    }
    print(json.dumps(answer))


main()
