import type { PlacedFault } from './fault.ts'

/** What the first lines of text.md say of a lesson. `list` reads nothing else. */
export interface FrontMatter {
  id: string
  title: string
  /** One line. */
  summary: string
  /** Other words under which it is found. */
  aliases: readonly string[]
  /** Words of the glossary that it is the first to use. */
  words: readonly string[]
}

export interface ParsedFrontMatter {
  matter: FrontMatter
  /** What follows the front matter. */
  rest: string
  /** What is faulty is empty in `matter`. */
  faults: PlacedFault[]
}

const fields = ['id', 'title', 'summary', 'aliases', 'words']

/** Reads `key: value` lines between two lines of `---` at the top of text.md. */
export function parseFrontMatter(source: string): ParsedFrontMatter {
  const block = /^\uFEFF?---\r?\n(.*?)^---[ \t]*(?:\r?\n|$)/ms.exec(source)
  if (block === null) {
    return {
      matter: { id: '', title: '', summary: '', aliases: [], words: [] },
      rest: source,
      faults: [
        {
          place: { line: 1, column: 1 },
          message: 'begins without front matter: id, title and summary between two lines of ---',
        },
      ],
    }
  }
  const faults: PlacedFault[] = []
  const values = new Map<string, string>()
  for (const [index, line] of (block[1] ?? '').split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const fault = (message: string) =>
      faults.push({ place: { line: index + 2, column: 1 }, message: `front matter: ${message}` })
    const [, key, value] = /^([a-z]+):\s*(.*?)\s*$/.exec(line) ?? []
    if (key === undefined || value === undefined) fault(`not "key: value": ${line}`)
    else if (!fields.includes(key)) fault(`unknown key "${key}"`)
    else if (values.has(key)) fault(`${key} stands there twice`)
    else values.set(key, value)
  }
  for (const key of ['id', 'title', 'summary']) {
    if (!values.get(key))
      faults.push({ place: { line: 1, column: 1 }, message: `front matter: no ${key}` })
  }
  const listed = (key: string): string[] =>
    (values.get(key) ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '')
  const matter: FrontMatter = {
    id: values.get('id') ?? '',
    title: values.get('title') ?? '',
    summary: values.get('summary') ?? '',
    aliases: listed('aliases'),
    words: listed('words'),
  }
  return { matter, rest: source.slice(block[0].length), faults }
}
