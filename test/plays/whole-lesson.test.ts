import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { enter, seesAtEnd, Terminal } from '../../testing/terminal.ts'

let terminal: Terminal | null = null
afterEach(() => terminal?.remove())

/** Types when what was to be seen stands there and the prompt waits at the end of it. */
async function answer(on: Terminal, seen: RegExp, keys: string): Promise<void> {
  await seesAtEnd(on, seen)
  on.type(keys)
}

async function journal(on: Terminal): Promise<{ kind: string; step?: string; verdict?: string }[]> {
  const text = await readFile(path.join(on.home, 'journal.jsonl'), 'utf8')
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
}

it('plays a whole lesson from the menu by keyboard, right answers and wrong ones', async () => {
  terminal = await Terminal.start([])
  const on = terminal
  await on.sees(/For a screen reader: learn-async --accessible/)
  await answer(on, /where do you come from\?[\s\S]*q leaves/, `2${enter}`)
  await answer(on, /Which lesson\?[\s\S]*gather[\s\S]*q leaves/, `3${enter}`)
  await answer(
    on,
    /A page needs three answers[\s\S]* 9 │ [\s\S]*Prediction 1 of 3[\s\S]*Seconds:/,
    `2${enter}`,
  )
  await answer(
    on,
    /one by one +3\.\d\d s[\s\S]*Wrong: you said 2\.00 s[\s\S]*Next: the next question/,
    enter,
  )
  // A number that is right in the other unit is asked about, not judged.
  await answer(on, /Prediction 2 of 3[\s\S]*Seconds:/, `2000${enter}`)
  await answer(on, /2000 seconds\? For milliseconds type: 2000 ms/, `2000 ms${enter}`)
  await on.sees(/Prediction 3 of 3[\s\S]*q leaves/)
  on.type(`${await orderKeys(on, ['C', 'A', 'B'])}${enter}`)
  await answer(on, /together +2\.\d\d s[\s\S]*Right: 2\.\d\d s[\s\S]*Next: the other answer/, enter)
  await answer(on, /Right: C, A, B[\s\S]*Next: what it shows/, enter)
  await answer(on, /1 of 2[\s\S]*Seconds:/, `1.75${enter}`)
  await answer(on, /2 of 2[\s\S]*Seconds:/, `1${enter}`)
  await answer(on, /All right: [\s\S]*Next: quiz[\s\S]*leave\s\(q\)/, enter)
  await on.sees(/Question 1 of 4[\s\S]*q leaves/)
  on.type(`${await orderKeys(on, ['A', 'B', 'C'])}${enter}`)
  await answer(on, /Right: A, B, C[\s\S]*Next: the next question/, enter)
  await answer(on, /Question 2 of 4[\s\S]*Seconds:/, `2${enter}`)
  await answer(on, /Right: 2\.\d\d s[\s\S]*Next: the next question/, enter)
  await answer(on, /Question 3 of 4[\s\S]*q leaves/, `3${enter}`)
  await answer(on, /Right: line 3[\s\S]*Next: the next question/, enter)
  await answer(on, /Question 4 of 4[\s\S]*Seconds:/, `-${enter}`)
  await answer(on, /Passed: it was 6\d\d ms[\s\S]*Next: go on/, enter)
  // Other knobs leave the computing as it is: that comes back another day.
  await answer(
    on,
    /One question once more[\s\S]*another day[\s\S]*Once more, 1 of 1\. Here a [\s\S]*Seconds:/,
    `4.7${enter}`,
  )
  await answer(on, /at 4×[\s\S]*Right: 4\.\d\d s[\s\S]*Next: the recap/, enter)
  await answer(
    on,
    /To keep:[\s\S]*You missed:[\s\S]*right the\s+second\s+time[\s\S]*To write yourself: Load them all at once[\s\S]*Next: go on/,
    'l',
  )
  await answer(on, /In which order do the lines below stand there\?[\s\S]*q leaves/, `2 1${enter}`)
  await on.sees(/Right: run in that order, it passes[\s\S]*Next: learn-async learn/)
  await answer(on, /Which lesson\?[\s\S]*done, 7 of 9 right at first[\s\S]*q leaves/, 'q')
  expect(await on.ended).toBe(0)
  const answered = (await journal(on)).filter(({ kind }) => kind === 'answered')
  expect(answered.map(({ step, verdict }) => `${step} ${verdict}`)).toEqual([
    'predict:one-by-one-total wrong',
    'predict:together-total right',
    'predict:finishing-order right',
    'turn:turned-one-by-one right',
    'turn:turned-together right',
    'quiz:order-of-values right',
    'quiz:all-comes-later right',
    'quiz:one-await-too-many right',
    'quiz:computing passed',
    'missed:one-by-one-total right',
  ])
}, 120_000)

/** The numbers that the items have on the screen now, in the order wanted. */
async function orderKeys(on: Terminal, wanted: readonly string[]): Promise<string> {
  await on.sees(/numbers in order/)
  const rows = on.rows()
  return wanted
    .map((item) => {
      const row = rows.findLast((one) => new RegExp(`^.{4,7}\\d +${item}$`).test(one)) ?? ''
      return /(\d) +\S+$/.exec(row)?.[1] ?? '?'
    })
    .join('')
}
