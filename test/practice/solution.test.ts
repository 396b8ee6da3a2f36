import { expect, it } from 'vitest'
import { easierSolution, otherWay, wholeSolution } from '../../src/practice/solution.ts'

const typescript = `export function f() {
  // It is kept.
  //> Wait for it.
  //> All of it.
  await all()
  //< await one()
  return 1
}
`
const python = `def f():\r
    #> Give two.\r
    return 2\r
    #<\r
`

it('is shown without its marks', () => {
  expect(wholeSolution(typescript)).toBe(
    'export function f() {\n  // It is kept.\n  await all()\n  return 1\n}\n',
  )
  expect(wholeSolution(python)).toBe('def f():\n    return 2\n')
})

it('is easier with its last steps taken out, and said instead', () => {
  expect(easierSolution(typescript)).toBe(
    'export function f() {\n  // It is kept.\n  // Wait for it.\n  // All of it.\n  await one()\n  return 1\n}\n',
  )
  expect(easierSolution(python)).toBe('def f():\n    # Give two.\n')
})

it('has another way, whose first comment says why', () => {
  expect(otherWay('# Shorter,\n# and slower.\nimport asyncio\n\n# As it is.\nx = 1\n')).toEqual({
    why: 'Shorter, and slower.',
    code: 'import asyncio\n\n# As it is.\nx = 1',
  })
})
