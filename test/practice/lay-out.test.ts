import { describe, expect, it } from 'vitest'
import { laidOut } from '../../src/practice/lay-out.ts'
import { readTask } from '../../src/practice/task.ts'
import { javaScript } from '../../src/runners/exercise/child/typescript.ts'

const source = `# Load\n\nWrite \`load\`.\n\n## Sample\n\n\`\`\`ts\nlet a: string = 'x'\n\`\`\`\n\nAfter 2 s.\n`
const starter = `type Id = string

export async function load<Result>(
  ids: readonly Id[],
  one: (id: Id) => Promise<Result>,
): Promise<Result[]> {
  return []
}
`
const blankTypes = (code: string): string => javaScript(code, 'a.ts')
const verify = 'learn-async verify load'

it('has the task, the signature and a call to try', () => {
  const task = readTask(source)
  expect(laidOut({ task, starter, written: 'ts', verify, blankTypes })).toBe(
    `// Load\n//\n// Write \`load\`.\n//\n// To have it judged: ${verify}\n\n${starter}\nlet a: string = 'x'\n// After 2 s.\n`,
  )
})

it('has no types in JavaScript, and no traces of them', () => {
  const task = readTask(source)
  const text = laidOut({ task, starter, written: 'js', verify, blankTypes })
  expect(text).toContain(
    "verify load\n\nexport async function load(ids, one) {\n  return []\n}\n\nlet a = 'x'\n",
  )
})

it('has no sample in a language that none is written in', () => {
  const task = readTask(source)
  const python = 'async def load(ids):\n    return []\n'
  const text = laidOut({ task, starter: python, written: 'py', verify, blankTypes })
  expect(text).toMatch(/^# Load\n#\n[^]*verify load\n\nasync def load\(ids\):\n {4}return \[\]\n$/)
})

describe('a long task', () => {
  it.each([4, 12, 40])('of %i paragraphs takes 15 lines at most', (count) => {
    const paragraphs = Array.from({ length: count }, (_, index) => `Paragraph ${index}.`)
    const task = { ...readTask(source), paragraphs }
    const comment = laidOut({ task, starter, written: 'ts', verify, blankTypes })
      .split('\n')
      .filter((line) => line.startsWith('//'))
      .slice(0, -1)
    expect(comment.length).toBeLessThanOrEqual(15)
    expect(comment.at(-1)).toBe(`// To have it judged: ${verify}`)
    expect(comment.includes('// …')).toBe(count === 40)
  })
})
