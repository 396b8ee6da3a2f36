import { describe, expect, it } from 'vitest'
import { chosenLines, type Deciding, goesOn } from '../../src/course/chosen-lines.ts'
import { wholeFile } from '../../src/course/source.ts'

const file = `export const debounce = ({ sleep }, ms, call) => {
  let last = new AbortController()
  return (text) => {
    last.abort()
    last = new AbortController()
    return sleep(ms, { signal: last.signal }).then(() => call(text))
  }
}

// Every key searches.
export const everyKey = (lab) =>
  type(lab, search)

export const debounced = (lab, { quiet }) => {
  const search = (text) => lab.wait(text, 500)
  const later = debounce(lab, quiet, search)
  return type(lab, later)
}
`

/** The lines that stand on the screen, a gap as "…". */
function rows(most: number, deciding: Partial<Deciding>): string[] {
  const own = { numbers: [], names: ['debounced', 'debounce'], ...deciding }
  const chosen = chosenLines(wholeFile(file), own, most)
  const shown = chosen.flatMap(({ number }, at) => {
    const isNext = at === 0 || chosen[at - 1]!.number === number - 1
    return isNext ? [String(number)] : ['…', String(number)]
  })
  return goesOn(chosen, wholeFile(file)) ? [...shown, '…'] : shown
}

describe('of code that is longer than its rows', () => {
  it('the function itself is shown from its head on where nothing is named', () => {
    expect(rows(4, {})).toEqual(['14', '15', '16', '17'])
  })

  it('gaps say enough; brackets that close are nothing that is missed', () => {
    expect(rows(3, { numbers: [5] }).at(-1)).toBe('5')
    expect(rows(4, {}).at(-1)).toBe('17')
  })

  it('another function is shown where there is room for more than its head', () => {
    expect(rows(7, {})).toEqual(['14', '15', '16', '17', '18'])
    expect(rows(9, {})).toEqual(['1', '2', '3', '…', '14', '15', '16', '17', '18'])
  })

  it('named lines come with the head of their function, then with what is nearest', () => {
    expect(rows(4, { numbers: [5] })).toEqual(['1', '…', '5', '6'])
    expect(rows(7, { numbers: [5] })).toEqual(['1', '2', '3', '4', '5', '6', '…'])
  })

  it('of functions that are compared each has its head', () => {
    const compared = ['everyKey', 'debounced']
    const names = [...compared]
    expect(rows(5, { names, compared })).toEqual(['11', '12', '…', '14', '15'])
  })

  it('a whole file begins at its first statement', () => {
    expect(rows(4, { names: [] })).toEqual(['1', '2', '3', '…'])
  })

  it('an export that is not among what is shown leaves the first of the others', () => {
    expect(rows(3, { names: ['none'] })).toEqual(['1', '2', '…'])
  })
})

it('code that has room is shown whole', () => {
  expect(rows(18, {})).toHaveLength(18)
})
