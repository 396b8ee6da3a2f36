import { readFileSync } from 'node:fs'
import vm from 'node:vm'

/** What is wrong with a file that could not be read as a program. */
export interface SyntaxFault {
  text: string
  line: number | undefined
  column: number | null
}

/** Of V8's messages, those that are read more easily in other words. */
const plain: readonly [RegExp, string | ((...found: string[]) => string)][] = [
  [/^Unexpected end of input$/, 'the file ends too early: a bracket or a quote is not closed'],
  [/^Unexpected token, expected "(.+)"$/, (_all, token) => `a ${token} is missing before this`],
  [/^Unexpected token$/, 'this does not belong here'],
  [/^Unexpected token '(.+)'$/, (_all, token) => `${token} does not belong here`],
  [
    /^Unexpected identifier '(.+)'$/,
    (_all, name) => `${name} does not belong here: an operator or a comma is missing before it`,
  ],
  [
    /^Unexpected identifier$/,
    'a name does not belong here: an operator or a comma is missing before it',
  ],
  [
    /^Unexpected (?:string|template string)$/,
    'a text does not belong here: an operator or a comma is missing before it',
  ],
  [
    /^Unexpected number$/,
    'a number does not belong here: an operator or a comma is missing before it',
  ],
  [
    /^Unexpected strict mode reserved word$/,
    'await or a reserved word stands where it may not: is the function around it async?',
  ],
  [/^Unexpected reserved word$/, 'await stands in a function that is not async'],
  [/^missing \) after argument list$/, 'a ) is missing after the arguments'],
  [
    /^Invalid or unexpected token$/,
    'something here is no part of the language: is a quote not closed?',
  ],
  [/^Identifier '(.+)' has already been declared$/, (_all, name) => `${name} is declared twice`],
  [/^await is only valid in async functions.*$/, 'await stands in a function that is not async'],
  [/^Missing initializer in const declaration$/, 'a const is declared without a value'],
  [/^Unterminated template literal$/, 'a text in backticks is not closed'],
  [/^Illegal return statement$/, 'return stands outside of any function'],
]

/** What is wrong with a file that could not be loaded, where that is its syntax; null where the error is another. */
export function syntaxFault(
  error: unknown,
  file: string,
  script: (code: string, file: string) => string,
): SyntaxFault | null {
  if (!(error instanceof SyntaxError)) return null
  const text = inPlainWords(error.message)
  return { text, ...(placeIn(error) ?? placeOf(file, script)) }
}

type Place = Pick<SyntaxFault, 'line' | 'column'>

/** V8 tells where a module is wrong to nobody: it is asked once more, of a script. */
function placeOf(file: string, script: (code: string, file: string) => string): Place {
  const before = '(async () => {'
  try {
    const code = script(readFileSync(file, 'utf8'), file)
    void new vm.Script(`${before}${code}\n})`, { filename: file })
  } catch (error) {
    const place = placeIn(error)
    if (place !== null) return place
    const stack = String((error as Error).stack)
    const line = Number.parseInt(stack.slice(stack.indexOf(`${file}:`) + file.length + 1), 10)
    const caret = /^( *)\^/m.exec(stack)
    const column = caret === null ? null : caret[1]!.length + 1 - (line === 1 ? before.length : 0)
    if (line > 0) return { line, column }
  }
  return { line: undefined, column: null }
}

/** Of what tells the place itself: sucrase, and a file that is no text. */
function placeIn(error: unknown): Place | null {
  const { loc } = error as { loc?: { line?: number; column: number | null } }
  return loc === undefined ? null : { line: loc.line, column: loc.column }
}

function inPlainWords(message: string): string {
  const bare = message.replace(/^Error transforming .*?: /, '').replace(/ \(\d+:\d+\)$/, '')
  for (const [pattern, words] of plain) {
    if (pattern.test(bare)) return bare.replace(pattern, words as string)
  }
  return bare
}
