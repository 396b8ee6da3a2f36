import { describe, expect, it } from 'vitest'
import { drawTimeline } from '../../src/picture/draw.ts'
import { textOf } from '../../src/picture/line.ts'
import type { Picture } from '../../src/picture/picture.ts'
import { pictureInWords } from '../../src/picture/words.ts'
import { labTrace, wait } from '../../testing/traces.ts'
import { picture } from './pictures.ts'

const inTurn = picture(
  'one by one',
  labTrace([...wait('A', 0, 1000), ...wait('B', 1000, 3000), ...wait('C', 3000, 3500)]),
  { said: [2000] },
)
const together = (said: number[], more: Partial<Picture> = {}) =>
  picture(
    'together',
    labTrace([...wait('A', 0, 1000), ...wait('B', 0, 2000), ...wait('C', 0, 500)]),
    { said, ...more },
  )

const draw = (pictures: Picture[], width = 60, ascii = false) =>
  `\n${drawTimeline(pictures, { width, ascii }).map(textOf).join('\n')}\n`

describe('B6 under the lanes of a variant', () => {
  it('stands what was said, at its moment', () => {
    expect(draw([inTurn, together([3500])])).toMatchInlineSnapshot(`
      "
      one by one                                            3.50 s
        A ━━━━━━━━━━━━━━━━
        B                 ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        C                                                 ━━━━━━━━
                                          ▲ you said 2.00 s
      together                                              2.00 s
        A ━━━━━━━━━━━━━━━━
        B ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        C ━━━━━━━━
                                                 you said 3.50 s ▲
          0 s     0.5     1       1.5     2       2.5     3    3.5
      "
    `)
  })

  it('leads out of the scale where it lies beyond', () => {
    expect(draw([together([7_777_000])])).toMatchInlineSnapshot(`
      "
      together                                              2.00 s
        A ━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        B ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        C ━━━━━━━━━━━━━━
                                              you said 7777.00 s →
          0 s           0.5           1             1.5          2
      "
    `)
  })

  it('stands in a picture of 40 columns, in ASCII too', () => {
    expect(draw([inTurn, together([2000])], 40, true)).toMatchInlineSnapshot(`
      "
      one by one                        3.50 s
        A ----------
        B           ---------------------
        C                                -----
              you said 2.00 s ^
      together                          2.00 s
        A ----------
        B ---------------------
        C -----
              you said 2.00 s ^
          0 s       1          2         3
      "
    `)
  })

  it('stands how short it could have been, where it was longer', () => {
    expect(draw([together([1000], { boundMs: 1000 })])).toMatchInlineSnapshot(`
      "
      together                                              2.00 s
        A ━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        B ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
        C ━━━━━━━━━━━━━━
                                      ▲ you said 1.00 s
                                      ▲ least possible 1.00 s
          0 s           0.5           1             1.5          2
      "
    `)
    expect(draw([together([], { boundMs: 1980 })])).not.toContain('least')
  })
})

it('C9 what was said is told in words', () => {
  expect(pictureInWords(together([3500], { boundMs: 2000 }))).toMatch(
    /Total 2\.00 s\. .* Least possible: 2\.00 s\. You said 3\.50 s\.$/,
  )
})
