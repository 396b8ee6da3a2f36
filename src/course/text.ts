import stringWidth from 'fast-string-width'
import { wrap as wrapWords } from '../text/wrap.ts'
import type { PlacedFault } from './fault.ts'
import { parseFrontMatter } from './front-matter.ts'
import { fillTemplate, holesOf, MarkdownFault, readTemplate } from './template.ts'

/**
 * The teaching text of a lesson, line by line as it was written, an empty line
 * between two paragraphs, its holes not yet filled.
 */
export interface LessonText {
  idea: readonly string[]
  after: readonly string[]
  recap: readonly string[]
  /** In what Python differs; empty where a lesson has no Python version. */
  python: readonly string[]
}

export type Section = keyof LessonText

const headings = {
  idea: '# Idea',
  after: '# After',
  recap: '# Recap',
  python: '# Python',
} satisfies Record<Section, string>

const top = { line: 1, column: 1 }

/** The sections that every lesson has. */
const needed: readonly Section[] = ['idea', 'after', 'recap']

/**
 * Reads what follows the front matter of text.md. A fault is one line; a section
 * that is not there is empty. `lines`: where in the file each section's text begins.
 */
export function parseText(source: string): {
  text: LessonText
  lines: Record<Section, number>
  faults: PlacedFault[]
} {
  const { rest } = parseFrontMatter(source)
  const before = source.slice(0, source.length - rest.length).split('\n').length
  const faults: PlacedFault[] = []
  const fault = (line: number, message: string) =>
    faults.push({ place: { line, column: 1 }, message })
  const known: string[] = Object.values(headings)
  const read = new Map<string, Block>()
  let current: Block | null = null
  for (const [index, line] of rest.split(/\r?\n/).entries()) {
    const number = before + index
    if (line.startsWith('# ')) {
      const heading = line.trimEnd()
      if (read.has(heading)) fault(number, `"${heading}" stands there twice`)
      if (!known.includes(heading)) fault(number, `unknown heading "${heading}"`)
      read.set(heading, (current = { line: number + 1, lines: [] }))
    } else if (current !== null) {
      current.lines.push(line.trimEnd())
      try {
        readTemplate(line, { line: number, column: 1 })
      } catch (thrown) {
        if (!(thrown instanceof MarkdownFault)) throw thrown
        faults.push(thrown)
      }
    } else if (line.trim() !== '') {
      fault(number, `a line before the first heading: ${line.trim()}`)
    }
  }
  const section = (name: Section): Block => {
    const found = read.get(headings[name])
    const block = trimmed(found ?? { line: 1, lines: [] })
    if (block.lines.length === 0 && needed.includes(name))
      fault(found === undefined ? 1 : found.line - 1, `no text under "${headings[name]}"`)
    return block
  }
  const [idea, after, recap, python] = [
    section('idea'),
    section('after'),
    section('recap'),
    section('python'),
  ]
  return {
    text: { idea: idea.lines, after: after.lines, recap: recap.lines, python: python.lines },
    lines: { idea: idea.line, after: after.line, recap: recap.line, python: python.line },
    faults,
  }
}

/** Lines, and the number of the first of them. */
interface Block {
  line: number
  lines: string[]
}

/** Without the empty lines around it. */
function trimmed({ line, lines }: Block): Block {
  const first = lines.findIndex((one) => one !== '')
  const last = lines.findLastIndex((one) => one !== '')
  return first === -1
    ? { line, lines: [] }
    : { line: line + first, lines: lines.slice(first, last + 1) }
}

/** The paths of the holes in these lines. */
export function placeholdersIn(lines: readonly string[]): Set<string> {
  return new Set(lines.flatMap((line) => holesOf(readTemplate(line, top)).map(({ path }) => path)))
}

/** The lines with each hole filled; `figure` is asked for the value of its path. */
export function fill(
  lines: readonly string[],
  figure: (path: string) => string | number,
): string[] {
  return lines.map((line) =>
    fillTemplate(readTemplate(line, top), ({ path }) => String(figure(path))),
  )
}

/**
 * The lines at a width of so many columns: a paragraph that fits stays as it
 * was written, another is laid out anew. An indented line is never joined to
 * its neighbours. A word that is longer than the width keeps its length.
 */
export function wrap(lines: readonly string[], columns: number): string[] {
  return paragraphs(lines).flatMap((paragraph) => {
    if (paragraph.every((line) => stringWidth(line) <= columns)) return paragraph
    const indent = /^\s*/.exec(paragraph[0] ?? '')?.[0] ?? ''
    const words = wrapWords(paragraph.join(' '), columns - indent.length, { whole: true })
    return words.map((line) => indent + line)
  })
}

/** Blocks that are laid out together: an empty line and an indented one each stand alone. */
function paragraphs(lines: readonly string[]): string[][] {
  const blocks: string[][] = []
  let open: string[] | null = null
  for (const line of lines) {
    const alone = line === '' || /^\s/.test(line)
    if (open === null || alone) blocks.push((open = [line]))
    else open.push(line)
    if (alone) open = null
  }
  return blocks
}
