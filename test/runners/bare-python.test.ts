import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
// @ts-expect-error -- a script of the build, which has no types
import { barePython } from '../../scripts/bare-python.js'
import { runHost } from '../../testing/host.ts'

const root = fileURLToPath(new URL('../../src/runners', import.meta.url))
const files = readdirSync(root, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.py'))
const bare = barePython as (source: string) => string
const python = await runHost.processes.findPython()

/** Python that compares two syntax trees, places and all, but for the texts of docstrings. */
const comparing = `
import ast, json, sys
def tree(source):
    parsed = ast.parse(source)
    for node in ast.walk(parsed):
        documented = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Module))
        if documented and ast.get_docstring(node, clean=False) is not None:
            text = node.body[0]
            text.value.value = ''
            for one in (node, text, text.value):
                one.end_lineno = one.end_col_offset = 0
    return ast.dump(parsed, include_attributes=True)
print([name for name, source, bare in json.load(sys.stdin) if tree(source) != tree(bare)])
`

it.skipIf(python.kind === 'missing')(
  'what the package has of Python is the same program, line for line',
  () => {
    const pairs = files.map((name) => {
      const source = readFileSync(path.join(root, name), 'utf8')
      return [name, source, bare(source)]
    })
    expect(pairs.length).toBeGreaterThan(20)
    const input = JSON.stringify(pairs)
    expect(String(execFileSync(python.command, ['-c', comparing], { input })).trim()).toBe('[]')
  },
)

it('comments and docstrings go, and what only looks like them stays', () => {
  const source = [
    'def f(a):  # why',
    '    """What it',
    '    does."""',
    '    # and how',
    "    b = '# no comment' + \"it's # none\"",
    '    c = """',
    '# in a text"""',
    "    return f'{a:#x}'",
  ]
  const kept = [
    'def f(a):',
    '    ""',
    '',
    '',
    "    b = '# no comment' + \"it's # none\"",
    '    c = """',
    '# in a text"""',
    "    return f'{a:#x}'",
  ]
  expect(bare(source.join('\n'))).toBe(kept.join('\n'))
})
