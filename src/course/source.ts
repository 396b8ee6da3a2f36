/** One line of code as it is shown. */
export interface CodeLine {
  number: number
  text: string
}

/** Code that cannot be shown, or a line that cannot be found; one line. */
export class SourceError extends Error {
  override name = 'SourceError'
}

const mostLinesOfSnippet = 10
/** Of a Python program three or four are its import, its main and the call of it. */
export const mostLinesOfPython = 15

/** All lines of a file, with their numbers. */
export function wholeFile(text: string): CodeLine[] {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  return lines.map((line, index) => ({ number: index + 1, text: line.trimEnd() }))
}

/**
 * The lines of one export, as they are numbered in its file, with the comment
 * directly above it, but no types in one: from `export const | function | async function name` over
 * the following lines that are indented or begin with a closing bracket.
 */
export function excerpt(text: string, name: string): CodeLine[] {
  const { lines, header, end } = place(text, name)
  let start = header
  while (start > 0 && isComment(lines[start - 1])) start--
  const types = lines.slice(start, header).findLastIndex(({ text: line }) => jsdocTag.test(line))
  if (types !== -1) {
    start = lines.findIndex(({ text: line }, at) => at >= start + types && line.includes('*/')) + 1
  }
  return lines.slice(start, end)
}

/**
 * The lines inside the braces of one export, without their indentation,
 * numbered from 1: a snippet as it stands with its question. It must be written
 * in block form (`… {`, and `}` alone) with at most ten lines inside.
 */
export function body(text: string, name: string): CodeLine[] {
  const { lines, header, end } = place(text, name)
  const opening = blockOpening(lines, header, end)
  if (opening === null || lines[end - 1]?.text !== '}' || end - 1 <= opening) {
    throw new SourceError(
      `${name} must be a block: "{" at the end of its header, "}" alone at its end`,
    )
  }
  const inside = lines.slice(opening + 1, end - 1)
  const shown = inside.filter((line) => line.text !== '')
  const indent = Math.min(...shown.map((line) => line.text.search(/\S/)))
  return limited(
    inside.map((line, index) => ({ number: index + 1, text: line.text.slice(indent) })),
    name,
  )
}

/** A snippet's lines, or a SourceError that says how many there may be. */
export function limited(lines: CodeLine[], name: string, most = mostLinesOfSnippet): CodeLine[] {
  if (lines.length >= 1 && lines.length <= most) return lines
  throw new SourceError(`${name} has ${lines.length} lines to show; a snippet has 1 to ${most}`)
}

/** The number of the one line that contains `snippet`. */
export function lineOf(lines: readonly CodeLine[], snippet: string): number {
  const found = lines.filter(({ text }) => text.includes(snippet))
  const [only] = found
  if (only === undefined) throw new SourceError(`no line shown contains "${snippet}"`)
  if (found.length > 1) {
    const numbers = found.map(({ number }) => number).join(', ')
    throw new SourceError(`"${snippet}" stands on several lines: ${numbers}`)
  }
  return only.number
}

/** A file as it runs: each `from` stands in it once and is replaced. */
export function edited(text: string, edits: readonly { from: string; to: string }[] = []): string {
  return edits.reduce((current, { from, to }) => {
    const [before, after, ...more] = current.split(from)
    if (before === undefined || after === undefined || more.length > 0 || from === '') {
      throw new SourceError(`the edit of "${from}" must fit exactly once`)
    }
    return before + to + after
  }, text)
}

/** A line of a comment that only an editor and a compiler read. */
const jsdocTag = /^(?:\/\*\*| \*).*@\w/

const exportHeader = /^export (?:const|let|(?:async )?function\*?) ([\w$]+)/

/** The file's lines, the index of the export's header, and that of the line after its end. */
function place(text: string, name: string): { lines: CodeLine[]; header: number; end: number } {
  const lines = wholeFile(text)
  const header = lines.findIndex(({ text: line }) => exportHeader.exec(line)?.[1] === name)
  if (header === -1)
    throw new SourceError(`has no "export const ${name}" or "export function ${name}"`)
  let end = header + 1
  for (let index = end; index < lines.length; index++) {
    const { text: line } = lines[index] as CodeLine
    if (/^(?:\s|[})\]])/.test(line)) end = index + 1
    else if (line !== '') break
  }
  return { lines, header, end }
}

/** The index of the line whose `{` opens the block: the header, or where a header over several lines ends. */
function blockOpening(lines: readonly CodeLine[], header: number, end: number): number | null {
  const opens = (line: CodeLine | undefined): boolean =>
    /(?:=>|\)|\):[^=]*[^=\s(,]) \{$/.test(line?.text ?? '')
  if (opens(lines[header])) return header
  for (let index = header + 1; index < end; index++) {
    if (/^\S/.test(lines[index]?.text ?? '')) return opens(lines[index]) ? index : null
  }
  return null
}

function isComment(line: CodeLine | undefined): boolean {
  return line !== undefined && /^(?:\/\/|\/\*| \*)/.test(line.text)
}
