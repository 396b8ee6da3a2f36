// Python as the package has it: without what only people read, each line where it
// was, so that a traceback names the lines of the source.

const texts =
  /("""|''')(?:\\[\s\S]|(?!\1)[^\\])*\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*/g

/** Python without its comments and docstrings; of a docstring the empty one is left, since it may be all of a body. */
export function barePython(source) {
  return source
    .replace(texts, (text, quotes, at) => {
      if (text.startsWith('#')) return ''
      const before = source.slice(source.lastIndexOf('\n', at) + 1, at)
      const isAlone = before.trim() === '' && /^[ \t]*(?:\n|$)/.test(source.slice(at + text.length))
      if (quotes === undefined || !isAlone) return text
      return `""${text.replace(/[^\n]+/g, '')}`
    })
    .replace(/[ \t]+$/gm, '')
}
