import { describe, expect, it } from 'vitest'
import { checkCourse } from '../../src/course/check/check.ts'
import { defaults } from '../../src/course/knobs.ts'
import { questionsOf } from '../../src/course/lesson-parts.ts'
import { present } from '../../src/questions/judge.ts'
import { kindOf } from '../../src/questions/kinds.ts'
import type { PickList } from '../../src/text/typed/pick.ts'
import { before } from '../../src/tutor/texts.ts'
import { builtLessons, disk } from '../../testing/host.ts'
import { byAnswers, byKeys, byLines, type Outcome } from '../text/typed/three-ways.ts'

const { lessons } = await checkCourse(disk, builtLessons)

const lists = lessons.flatMap((loaded) =>
  questionsOf(loaded.lesson).flatMap(({ question }) => {
    const mode = kindOf(question).typed
    if (typeof mode === 'object') return []
    const known = before(loaded, question, defaults(loaded.lesson.knobs))
    // Each round has another order, and so other numbers.
    return [0, 1].map((round) => {
      const list: PickList = { mode, items: present(question, known, round).options }
      return { name: `${loaded.id} ${question.id}, round ${round}`, list }
    })
  }),
)

/** By keys, by lines and with `--answers`, which a comma or a semicolon would part. */
async function outcomesOf(typed: string, list: PickList): Promise<Outcome[]> {
  const answers = /[,;]/.test(typed) ? [] : [byAnswers(typed, list)]
  return [byKeys(typed, list), await byLines(typed, list), ...answers]
}

const oneLine = (text: string): string => text.replaceAll('\n', ' ')

/** Ways to type what stands there: all of them are the option. */
const ways: readonly ((text: string) => string)[] = [
  oneLine,
  (text) => oneLine(text).toUpperCase(),
  (text) => oneLine(text).toLowerCase(),
  (text) => `  ${oneLine(text).replaceAll(' ', '  ')} `,
  (text) => (text.includes('"') ? text.replaceAll('\n', '  ') : `"${oneLine(text)}"`),
  (text) => oneLine(text).replaceAll("'", '’'),
]

describe('of every list of every lesson', () => {
  it('the text of an option is that option, however it is typed, and never another', async () => {
    expect(lists.length).toBeGreaterThan(5 * lessons.length)
    const wrong: string[] = []
    for (const { name, list } of lists.filter((one) => one.list.mode !== 'order')) {
      for (const { id, text } of list.items) {
        for (const way of ways) {
          const typed = way(text)
          // By lines each takes a stream, so that it is tried as it stands there.
          const all = way === oneLine ? await outcomesOf(typed, list) : [byKeys(typed, list)]
          for (const outcome of all)
            if (JSON.stringify(outcome) !== JSON.stringify([id]))
              wrong.push(`${name}: ${typed} is ${JSON.stringify(outcome)}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('a number is the option it stands before, or the one that says it', async () => {
    const wrong: string[] = []
    for (const { name, list } of lists.filter((one) => one.list.mode !== 'order')) {
      for (const { id, number, text } of list.items) {
        for (const typed of [`${number}`, `${number}.`, `${number})`, `#${number}`]) {
          const said = list.items.find((one) => new RegExp(`^${number}\\b`).test(one.text))
          for (const outcome of await outcomesOf(typed, list)) {
            const isOwn = JSON.stringify(outcome) === JSON.stringify([id])
            const isSaid = JSON.stringify(outcome) === JSON.stringify([said?.id])
            // Where both could be meant it is neither.
            const isLeftOpen = said !== undefined && outcome === null
            if (!isOwn && !isSaid && !isLeftOpen)
              wrong.push(`${name}: ${typed} is ${JSON.stringify(outcome)}, not "${text}"`)
          }
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('the first words of an option are that option, or leave open which', async () => {
    const wrong: string[] = []
    for (const { name, list } of lists.filter((one) => one.list.mode === 'one')) {
      for (const { id, text } of list.items) {
        const words = oneLine(text).split(' ')
        for (let count = 1; count < words.length; count++) {
          const typed = words.slice(0, count).join(' ')
          // A number alone, or what begins several, may be another's; never is it taken for one that does not begin so.
          const begun = list.items.filter((one) => oneLine(one.text).startsWith(typed))
          if (/^\W*[\d.,]*\W*$/.test(typed)) continue
          for (const outcome of await outcomesOf(typed, list)) {
            const taken = Array.isArray(outcome) ? outcome : []
            if (taken.some((one) => !begun.some((item) => item.id === one)))
              wrong.push(`${name}: ${typed} is ${JSON.stringify(outcome)}, not ${id}`)
          }
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it.each([', ', ' > ', '; ', ' → '])(
    'an order is typed by its texts with "%s" between',
    async (joint) => {
      const wrong: string[] = []
      for (const { name, list } of lists.filter((one) => one.list.mode === 'order')) {
        for (const order of [[...list.items], list.items.toReversed()]) {
          const typed = order.map(({ text }) => oneLine(text)).join(joint)
          const wanted = JSON.stringify(order.map(({ id }) => id))
          for (const outcome of await outcomesOf(typed, list))
            if (JSON.stringify(outcome) !== wanted)
              wrong.push(`${name}: ${typed} is ${JSON.stringify(outcome)}`)
        }
      }
      expect(wrong).toEqual([])
    },
  )
})
