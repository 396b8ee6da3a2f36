import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asideOf, examplePick, type PickList } from '../../../src/text/typed/pick.ts'
import { listOf, read } from './pick-lists.ts'
import { byAnswers, byKeys, byLines } from './three-ways.ts'

const words = fc.constantFrom(
  '2',
  '0.2',
  '0.6',
  '0.07',
  '3 s',
  '150 ms',
  '1.',
  '2)',
  'yes',
  'é',
  'ß',
  '日本',
  'one',
  'line',
  'no',
  'nobody',
  'A',
  'b',
  'q',
  '-',
  '4',
)
const text = fc
  .oneof(
    fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join(' ')),
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.integer({ min: 0, max: 12 }).map(String),
  )
  // A comma or a semicolon parts answers in --answers; a list is one line.
  .map((one) =>
    one
      .replaceAll(/[,;\p{Cc}]/gu, '')
      .trim()
      .replaceAll(/\s+/g, ' '),
  )
  .filter((one) => one !== '')
const texts = fc.uniqueArray(text, {
  minLength: 2,
  maxLength: 5,
  selector: (one) => one.toLowerCase(),
})
const mode = fc.constantFrom<PickList['mode']>('one', 'several', 'order')

describe('by keys, by lines and with --answers', () => {
  it('a text of the list is that item, and never another', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), async (all, index) => {
        const typed = all[index % all.length]!
        for (const each of ['one', 'several'] as const) {
          const list = listOf(each, all)
          expect(byAnswers(typed, list)).toEqual([typed])
          expect(await byLines(typed, list)).toEqual([typed])
          expect(byKeys(typed, list)).toEqual([typed])
        }
      }),
      { numRuns: 300 },
    )
  })

  it('what is typed means the same, or nothing', async () => {
    await fc.assert(
      fc.asyncProperty(mode, texts, text, async (each, all, typed) => {
        const list = listOf(each, all)
        // These are keys of their own where no item begins with them, and end the question at once.
        const isKey = /^[q?-]/i.test(typed)
        const wanted = byAnswers(typed, list)
        const aside = asideOf(typed, list.items)
        expect(await byLines(typed, list)).toEqual(aside === 'leave' ? 'left' : wanted)
        if (!isKey) expect(byKeys(typed, list)).toEqual(wanted)
      }),
      { numRuns: 500 },
    )
  })

  it('what has no sign of the list in it is no answer', async () => {
    const garbage = fc.stringMatching(/^[xyz!%*]{1,8}$/)
    await fc.assert(
      fc.asyncProperty(mode, garbage, async (each, typed) => {
        const list = listOf(each, ['0.2', '0.6', 'line 3', 'nobody'])
        expect([byAnswers(typed, list), await byLines(typed, list), byKeys(typed, list)]).toEqual([
          null,
          null,
          null,
        ])
      }),
      { numRuns: 100 },
    )
  })
})

describe('an example', () => {
  it('of an order has nothing in its right place, of several it is not the right ones', () => {
    fc.assert(
      fc.property(
        texts.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length }),
            fc.subarray(all),
          ),
        ),
        ([all, order, several]) => {
          const example = examplePick(listOf('order', all), order)
          const ids =
            example === undefined
              ? []
              : read(
                  example,
                  'order',
                  all.map((_one, index) => `#${index}`),
                )
          expect((ids ?? []).filter((id, at) => all[Number(id.slice(1))] === order[at])).toEqual([])
          const some = examplePick(listOf('several', all), several)
          const numbers = some?.split(' + ').map((number) => all[Number(number) - 1])
          expect(numbers?.toSorted()).not.toEqual(several.toSorted())
        },
      ),
    )
  })
})
