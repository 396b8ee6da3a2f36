import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { program as door } from '../../testing/terminal.ts'

/** What the door loads, and opens on this Node. */
const program = path.join(path.dirname(door), 'program.cjs')

const { codeOf: packedCode } = createRequire(door)('../chunks/packed.cjs') as {
  codeOf: (file: string) => string
}

/** The code of a file, also where it is one that finds itself in what was packed together. */
function codeIn(file: string): string {
  const code = readFileSync(file, 'utf8')
  return code.includes("'./packed.cjs'") ? packedCode(file) : code
}

/** The files that are loaded with one: what it requires at once, and what those do. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const code = codeIn(file)
  // `() => require(…)` is left out: it loads when it is called.
  for (const [, specifier] of code.matchAll(/(?<!=>)\brequire\("(\.[^"]+)"\)/g)) {
    loadedWith(path.resolve(path.dirname(file), specifier!), seen)
  }
  return seen
}

/** The chunk of this name that one of them loads later. */
function chunk(name: string, among: Iterable<string>): string {
  for (const file of among) {
    const [, found] =
      new RegExp(`=>require\\("(\\.[^"]*/${name}-[\\w-]{8}\\.cjs)"\\)`).exec(codeIn(file)) ?? []
    if (found !== undefined) return path.resolve(path.dirname(file), found)
  }
  throw new Error(`no chunk ${name}`)
}

const codeOf = (files: Iterable<string>): string => [...files].map(codeIn).join('\n')

/** A text that stands in each package's code, minified or not. */
const signs = {
  commander: 'commander.helpDisplayed',
  inquirer: 'User force closed the prompt',
  chalk: 'ansi256',
  ora: 'discardStdin',
  undici: 'UND_ERR_SOCKET',
  'fast-string-width': '\\p{Emoji_Modifier_Base}',
  lowlight: 'hljs-',
}

it.each([
  ['--help, --version and list', [], 4],
  // The door, which no Tab went through before there was one, comes on top of four.
  ['completing commands and lessons', ['complete'], 5],
] as const)('%s: commander alone is loaded', (_name, chunks, most) => {
  const files = loadedWith(program)
  for (const name of chunks) for (const file of loadedWith(chunk(name, files))) files.add(file)
  const code = codeOf(files)
  const loaded = Object.entries(signs).filter(([, sign]) => code.includes(sign))
  expect(loaded.map(([name]) => name)).toEqual(['commander'])
  // Each file more is a millisecond of the start; the door is one.
  expect(files.size + 1 - chunks.length).toBeLessThanOrEqual(most)
})

it.each(['inquirer', 'ora', 'undici', 'fast-string-width', 'lowlight'] as const)(
  '%s is in the bundle, to be loaded when it is used',
  (name) => {
    const all = new Set(loadedWith(program))
    for (let size = -1; size !== all.size; ) {
      size = all.size
      for (const file of all) {
        for (const [, specifier] of codeIn(file).matchAll(/=>require\("(\.[^"]+)"\)/g)) {
          for (const more of loadedWith(path.resolve(path.dirname(file), specifier!))) all.add(more)
        }
      }
    }
    expect(codeOf(all)).toContain(signs[name])
  },
)
