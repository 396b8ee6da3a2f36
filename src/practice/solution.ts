/**
 * The file of a solution marks what its easier beginning leaves out: `//> what is to be
 * done` opens it, `//< what stands there meanwhile` ends it; `#> ` and `#< ` in Python.
 */
const mark = /^(\s*)(\/\/|#)([<>]) ?(.*)$/

const linesOf = (source: string): string[] => source.replaceAll('\r\n', '\n').split('\n')

/** The solution as it is shown: without the marks. */
export function wholeSolution(source: string): string {
  return linesOf(source)
    .filter((line) => !mark.test(line))
    .join('\n')
}

/** The solution with its last steps taken out, and said in their place. */
export function easierSolution(source: string): string {
  let isLeftOut = false
  const kept = linesOf(source).flatMap((line) => {
    const [isMark, indent, comment, sign, text] = mark.exec(line) ?? []
    if (isMark === undefined) return isLeftOut ? [] : [line]
    isLeftOut = sign === '>'
    if (isLeftOut) return [`${indent}${comment} ${text}`]
    return text === '' ? [] : [`${indent}${text}`]
  })
  return kept.join('\n')
}

/** Another way: why one would choose it, which the comment at its head says, and its code. */
export function otherWay(source: string): { why: string; code: string } {
  const lines = linesOf(source)
  const isComment = (line: string): boolean => /^(?:\/\/|#) /.test(line)
  const end = lines.findIndex((line) => !isComment(line))
  const why = lines.slice(0, end).map((line) => line.replace(/^(?:\/\/|#) /, ''))
  return { why: why.join(' '), code: lines.slice(end).join('\n').trim() }
}
