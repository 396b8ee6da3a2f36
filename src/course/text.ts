import stringWidth from 'fast-string-width'
import { parseFrontMatter } from './front-matter.ts'

/**
 * The teaching text of a lesson, line by line as it was written, an empty line
 * between two paragraphs. `{name}` is a placeholder.
 */
export interface LessonText {
  idea: readonly string[]
  after: readonly string[]
  recap: readonly string[]
  /** In what Python differs; empty where a lesson has no twin. */
  python: readonly string[]
}

export type Section = keyof LessonText

const headings = {
  idea: '# Idea',
  after: '# After',
  recap: '# Recap',
  python: '# Python',
} satisfies Record<Section, string>

/** The sections that every lesson has. */
const needed: readonly Section[] = ['idea', 'after', 'recap']

/** Reads what follows the front matter of text.md. A fault is one line; a section that is not there is empty. */
export function parseText(source: string): { text: LessonText; faults: string[] } {
  const { rest } = parseFrontMatter(source)
  const faults: string[] = []
  const read = new Map<string, string[]>()
  let current: string[] | null = null
  for (const line of rest.split(/\r?\n/)) {
    if (line.startsWith('# ')) {
      const heading = line.trimEnd()
      if (read.has(heading)) faults.push(`"${heading}" stands there twice`)
      read.set(heading, (current = []))
    } else if (current !== null) {
      current.push(line.trimEnd())
    } else if (line.trim() !== '') {
      faults.push(`a line before the first heading: ${line.trim()}`)
    }
  }
  const known: string[] = Object.values(headings)
  for (const heading of read.keys()) {
    if (!known.includes(heading)) faults.push(`unknown heading "${heading}"`)
  }
  const section = (name: Section): string[] => {
    const lines = trimmed(read.get(headings[name]) ?? [])
    if (lines.length === 0 && needed.includes(name))
      faults.push(`no text under "${headings[name]}"`)
    return lines
  }
  return {
    text: {
      idea: section('idea'),
      after: section('after'),
      recap: section('recap'),
      python: section('python'),
    },
    faults,
  }
}

function trimmed(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line !== '')
  const last = lines.findLastIndex((line) => line !== '')
  return first === -1 ? [] : lines.slice(first, last + 1)
}

const placeholder = /\{((?:[A-Za-z]|"[^"]*")(?:"[^"]*"|[^{}"])*)\}/g

/** The names of the placeholders in these lines. */
export function placeholdersIn(lines: readonly string[]): Set<string> {
  return new Set(
    lines.flatMap((line) => [...line.matchAll(placeholder)].map(([, name]) => name ?? '')),
  )
}

/** The lines with each placeholder replaced; `figure` is asked for its value. */
export function fill(
  lines: readonly string[],
  figure: (name: string) => string | number,
): string[] {
  return lines.map((line) => line.replace(placeholder, (_, name: string) => String(figure(name))))
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
    return flow(paragraph.join(' ').match(word) ?? [], indent, columns)
  })
}

/** A word, or a number with its unit, which stay on one line. */
const word = /\d[\d.,]* (?:ms|s)(?!\w)\S*|\S+/g

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

function flow(words: readonly string[], indent: string, columns: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    const longer = line === '' ? indent + word : `${line} ${word}`
    if (line !== '' && stringWidth(longer) > columns) {
      lines.push(line)
      line = indent + word
    } else {
      line = longer
    }
  }
  return [...lines, line]
}
