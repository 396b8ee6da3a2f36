import { afterEach, expect, it } from 'vitest'
import { enter, seesAtEnd, Terminal } from '../../testing/terminal.ts'

let terminal: Terminal | null = null
afterEach(() => terminal?.remove())

async function answer(on: Terminal, seen: RegExp, typed: string): Promise<void> {
  await seesAtEnd(on, seen)
  on.type(`${typed}${enter}`)
}

/** The numbers of these items in the list printed last. */
function numbersOf(on: Terminal, items: readonly string[]): string {
  const lines = on.text().split('\n')
  return items
    .map((item) => lines.findLast((line) => new RegExp(`^\\d: ${item}$`).test(line))?.[0] ?? '?')
    .join(' ')
}

it('plays a whole lesson by lines, without an escape, a return or a drawn sign', async () => {
  terminal = await Terminal.start(['learn', 'gather', '--accessible'])
  const on = terminal
  await answer(on, /Plain lines, switched on by --accessible[\s\S]*Choose 1 to 4/, '2')
  await answer(
    on,
    /Chose 2: some JavaScript[\s\S]*Line 9: [\s\S]*Prediction 1 of 3[\s\S]*Seconds:/,
    '3,5',
  )
  await answer(
    on,
    /Working: running one-by-one\n[\s\S]*One by one: A from 0[\s\S]*Right: 3\.5\d s[\s\S]*Next: Enter for the next question/,
    '',
  )
  await answer(on, /Prediction 2 of 3[\s\S]*Seconds:/, '2')
  await on.sees(/Prediction 3 of 3[\s\S]*Type all 3 numbers in order[^\n]*$/)
  on.type(`${numbersOf(on, ['A', 'C', 'B'])}${enter}`)
  await answer(on, /Right: 2\.\d\d s[\s\S]*Next: Enter for the other answer/, '')
  await answer(
    on,
    /Wrong: you said A, C, B; it was C, A, B\. One has to move[\s\S]*Next: Enter for what it shows/,
    '',
  )
  await answer(on, /1 of 2[\s\S]*Seconds:/, '1750 ms')
  await answer(on, /2 of 2[\s\S]*Seconds:/, '-')
  await answer(on, /Right: 1\.7\d s[\s\S]*Next: Enter for the other answer/, '')
  await answer(
    on,
    /Passed: it was 1\.\d\d s[\s\S]*Next: Enter for (?:the )?quiz; or type: [\s\S]*again[\s\S]*:/,
    'again',
  )
  await answer(on, /Together, at 4×[:,][\s\S]*Next: Enter for (?:the )?quiz[\s\S]*:/, '')
  await on.sees(/Question 1 of 4[\s\S]*Type all 3 numbers in order[^\n]*$/)
  on.type(`${numbersOf(on, ['A', 'B', 'C'])}${enter}`)
  await answer(on, /Next: Enter for the next question/, '')
  await answer(on, /Line 1: const waits[\s\S]*Question 2 of 4[\s\S]*Seconds:/, '2')
  await answer(on, /Next: Enter for the next question/, '')
  await answer(on, /Question 3 of 4[\s\S]*Choose one of 2, 3, 4, 6/, '3')
  await answer(on, /Next: Enter for the next question/, '')
  await answer(on, /Question 4 of 4[\s\S]*Seconds:/, 'nobody')
  await answer(on, /"nobody" is no number[^\n]*\n[\s\S]*Seconds:/, '0.6')
  await answer(on, /Question 4 of 4[\s\S]*Next: Enter for go on/, 'q')
  expect(await on.ended).toBe(0)
  await on.sees(/Saved\.\nNext: learn-async learn gather$/)
  expect(on.output).not.toContain('\u001b')
  // The terminal itself turns each newline into a return and a newline.
  expect(on.output.replaceAll('\r\n', '\n')).not.toContain('\r')
  expect(on.output).not.toMatch(/[\u2500-\u259f\u2800-\u28ff]/)
}, 90_000)
