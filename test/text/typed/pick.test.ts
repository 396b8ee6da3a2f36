import { PassThrough } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Asked, parseAnswers } from '../../../src/questions/answers.ts'
import type { GivenAnswer } from '../../../src/questions/question.ts'
import { Left } from '../../../src/terminal/ends.ts'
import { LinearPrompter } from '../../../src/terminal/linear-prompter.ts'
import { Lines } from '../../../src/terminal/lines.ts'
import { afterKey, startState } from '../../../src/terminal/pick-state.ts'
import { asideOf, examplePick, type PickList, readPick } from '../../../src/text/typed/pick.ts'
import { pickOf } from '../../terminal/picks.ts'

/** A question with these texts on its list, each its own id. */
function listOf(mode: PickList['mode'], texts: readonly string[]): PickList {
  return { mode, items: pickOf(mode, texts).items }
}

const read = (text: string, mode: PickList['mode'], texts: readonly string[]) => {
  const { ids, fault } = readPick(text, listOf(mode, texts))
  return fault === null ? ids : null
}

describe('one of a list', () => {
  const seconds = ['0.2', '0.6', '0.07']
  it.each([
    ['0.6', '0.6'],
    ['0,6', '0.6'],
    ['.6', '0.6'],
    ['2', '0.6'],
    ['2.', '0.6'],
    ['#2', '0.6'],
    ['two', '0.6'],
    ['"0.6"', '0.6'],
    ['0.', null],
    ['0', null],
    ['6', null],
    ['0.60 s', null],
    ['nobody', null],
    ['1 2', null],
    ['-2', null],
    ['2.5', null],
  ])('%j of 0.2, 0.6, 0.07 is %j', (text, meant) => {
    expect(read(text, 'one', seconds)).toEqual(meant === null ? null : [meant])
  })

  const ends = ['nobody: it ends with exit code 1', 'no error', 'status 404', "the caller's catch"]
  it.each([
    ['nobody', 'nobody: it ends with exit code 1'],
    ['NOBODY', 'nobody: it ends with exit code 1'],
    ['no', 'no error'],
    ['status 404', 'status 404'],
    ['the caller’s', "the caller's catch"],
    ['nob', null],
    ['404', null],
    ['exit code 1', null],
  ])('%j is %j by its first words', (text, meant) => {
    expect(read(text, 'one', ends)).toEqual(meant === null ? null : [meant])
  })

  it('takes a number for the text that says it, and leaves open what may be two', () => {
    expect(read('2', 'one', ['2', '1'])).toEqual(['2'])
    expect(read('2', 'one', ['2 s', '1 s'])).toBe(null)
    expect(readPick('2', listOf('one', ['2 s', '1 s'])).fault).toBe(
      '"2" may be 1: 2 s, or 2: 1 s; type more of its words',
    )
    expect(read('2s', 'one', ['2 s', '1 s'])).toEqual(['2 s'])
    expect(read('2000 ms', 'one', ['2 s', '1 s'])).toEqual(['2 s'])
    expect(read('2', 'one', ['1 s', '2 s'])).toEqual(['2 s'])
    expect(read('all', 'one', ['allSettled', 'all'])).toEqual(['all'])
  })

  it('knows the line by its number where lines are asked for', () => {
    const items = [4, 12].map((number) => ({
      id: `${number}`,
      number,
      text: `wait('A', ${number})`,
    }))
    expect(readPick('line 12', { mode: 'one', items })).toEqual({ ids: ['12'], fault: null })
    expect(readPick('2', { mode: 'one', items }).fault).not.toBe(null)
  })
})

describe('several of a list', () => {
  const texts = ['line 6 prints', 'line 8 prints', 'a and b', 'nothing, ever']
  it.each([
    ['1 + 4', [1, 4]],
    ['1+4', [1, 4]],
    ['1 and 4', [1, 4]],
    ['1 & 4', [1, 4]],
    ['1,4', [1, 4]],
    ['1, 4', [1, 4]],
    ['1  4', [1, 4]],
    ['  1 4  ', [1, 4]],
    ['4 1', [1, 4]],
    ['14', [1, 4]],
    ['1+1', [1]],
    ['1', [1]],
    ['line 6, line 8', [1, 2]],
    ['line 6 + a and b', [1, 3]],
    ['a and b', [3]],
    ['nothing, ever', [4]],
    ['nothing and 1', [1, 4]],
    ['line 8 and nothing', [2, 4]],
    ['1-4', null],
    ['1 or 4', null],
    ['114', null],
    ['1 9', null],
    ['1 nobody', null],
    ['line', null],
    ['+', null],
  ])('%j is %j', (text, meant) => {
    expect(read(text, 'several', texts)).toEqual(meant?.map((number) => texts[number - 1]) ?? null)
  })
})

describe('an order', () => {
  it.each([
    ['C A B'],
    ['c,a,b'],
    ['c > a > b'],
    ['c->a->b'],
    ['c → a → b'],
    ['C-A-B'],
    ['cab'],
    ['C then A then B'],
    ['c, a and then b'],
    ['3 1 2'],
    ['3-1-2'],
    ['3, 1, 2'],
    ['3 > 1 > 2'],
    ['312'],
  ])('%j of A B C is C A B', (text) => {
    expect(read(text, 'order', ['A', 'B', 'C'])).toEqual(['C', 'A', 'B'])
  })

  it.each(['C A', 'C A A', 'C A B B', 'C A D', '3 1', '3 1 1', '3112', 'C 1 2', 'x', '', '-'])(
    '%j is none',
    (text) => {
      expect(read(text, 'order', ['A', 'B', 'C'])).toBe(null)
    },
  )

  it.each([
    ['p0 c0 p1 c1', ['p1', 'c0', 'c1', 'p0'], ['p0', 'c0', 'p1', 'c1']],
    ['p0c0p1c1', ['p1', 'c0', 'c1', 'p0'], ['p0', 'c0', 'p1', 'c1']],
    [
      'first hello last',
      ['last line', 'hello', 'first line'],
      ['first line', 'hello', 'last line'],
    ],
    ['now then timer', ['timer', 'now', 'then'], ['now', 'then', 'timer']],
    ['all avatar orders', ['avatar', 'all there', 'orders'], ['all there', 'avatar', 'orders']],
    ['2 3 1', ['1', '2', '3'], ['2', '3', '1']],
    ['2 3 1', ['3', '1', '2'], ['2', '3', '1']],
  ])('%j of %j is %j', (text, texts, order) => {
    expect(read(text, 'order', texts)).toEqual(order)
  })

  it('takes no word that two items begin with', () => {
    expect(read('task 1 done', 'order', ['task 1', 'task 2', 'done'])).toBe(null)
  })
})

const words = fc.constantFrom(
  '2',
  '0.6',
  '3 s',
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

type Outcome = GivenAnswer | 'passed' | 'left' | null

const kinds = { one: 'one-of', several: 'several-of', order: 'order' } as const

function byAnswers(typed: string, list: PickList): Outcome {
  const asked: Asked = {
    presented: { id: 'x', kind: kinds[list.mode], text: '', unit: null, options: [...list.items] },
    right: [],
  }
  try {
    return parseAnswers(typed, [asked])[0] ?? 'passed'
  } catch {
    return null
  }
}

async function byLines(typed: string, list: PickList): Promise<Outcome> {
  const input = new PassThrough()
  input.end(`${typed}\n`)
  const prompter = new LinearPrompter(new Lines(input, new AbortController().signal), () => {})
  try {
    const reply = await prompter.pick({ message: 'Which?', mayPass: true, ...list })
    return reply.kind === 'passed' ? 'passed' : reply.value
  } catch (error) {
    return error instanceof Left ? 'left' : null
  }
}

function byKeys(typed: string, list: PickList): Outcome {
  const question = { message: 'Which?', mayPass: true, ...list }
  let state = startState(question)
  for (const sign of [...Array.from(typed), 'return']) {
    const key =
      sign === 'return' ? { name: 'return', sequence: '\r' } : { name: sign, sequence: sign }
    const next = afterKey(state, key, question)
    if (typeof next === 'string') return next
    state = next
  }
  return state.done ? state.picked : null
}

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
