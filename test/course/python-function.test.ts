import { expect, it } from 'vitest'
import { pythonFunction } from '../../src/course/deciding-code.ts'

const demo = `import asyncio

async def one_by_one():
    await first()
    await second()

def all_():
    return 1

async def main(
    speed,
):
    await one_by_one()
`

function functionOf(variant: string, text: string | null) {
  const sources = new Map(text === null ? [] : [['demo.py', { shown: text }]])
  return pythonFunction({ sources } as unknown as Parameters<typeof pythonFunction>[0], variant)
}

/** The first line and the number of lines of the function that a variant names. */
function shown(variant: string, text: string | null = demo): [string | undefined, number] {
  const { lines } = functionOf(variant, text)
  return [lines[0]?.text, lines.length]
}

it.each<[string, [string, number]]>([
  ['one-by-one', ['async def one_by_one():', 3]],
  // A name that Python has itself.
  ['all', ['def all_():', 2]],
  ['elsewhere', ['async def main(', 4]],
])('of %s it is the one of that name, or else main', (variant, found) => {
  expect(shown(variant)).toEqual(found)
})

it('without such a function it is what the file begins with, an empty line where there is none', () => {
  expect(shown('one', 'x = 1')).toEqual(['x = 1', 1])
  expect(shown('one', null)).toEqual(['', 1])
})

it('of a long one as much is shown as has room beside what says that it goes on', () => {
  const long = `def one():\n${'    step()\n'.repeat(20)}`
  const { lines, goesOn } = functionOf('one', long)
  expect([lines.length, goesOn]).toEqual([11, true])
  expect(functionOf('one-by-one', demo).goesOn).toBe(false)
})
