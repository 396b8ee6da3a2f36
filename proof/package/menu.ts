import { enter, Terminal } from '../../test/end-to-end/terminal.ts'
import type { Place } from './install.ts'
import { type Row, row } from './row.ts'

/** What a learner in a hurry types at each prompt: the second origin, the lesson that is offered, every question passed. */
const hurry: [RegExp, string][] = [
  [/where do you come from\?[^›]*q leaves$/, `2${enter}`],
  // What was chosen is marked: no mark, and it is still being asked.
  [/Lesson \d+ is done\.[\s\S]*Which lesson\?\n[^›]*$/, 'q'],
  [/Which lesson\?\n[^›]*$/, enter],
  [/Next: (?!learn-async)[^\n]*$/, enter],
  [/(Seconds|Milliseconds|How many):$/, `-${enter}`],
  [/- passes, \? helps, q leaves$/, '-'],
  [/Space: to the end$/, ' '],
]

/** The menu on a pseudo-terminal, a lesson chosen there and played to its end, and back in the menu. */
export async function menuRow({ command, home, env }: Place): Promise<Row> {
  const on = await Terminal.startCommand([process.execPath, command], { home: `${home}/menu`, env })
  const over = on.ended.then(() => true)
  const any = new RegExp(hurry.map(([seen]) => seen.source).join('|'))
  try {
    for (;;) {
      const ended = await Promise.race([over, on.sees(any).then(() => false)])
      if (ended) break
      const text = on.text()
      const [, keys] = hurry.find(([seen]) => seen.test(text)) ?? []
      if (keys === undefined) continue
      on.type(keys)
      await Promise.race([over, on.isPast(text)])
    }
  } catch (error) {
    on.kill('SIGKILL')
    return row('the menu, on a pseudo-terminal', 'a lesson, to its end', false, String(error))
  }
  const text = on.text()
  const holds =
    (await on.ended) === 0 && /Lesson 1 is done\./.test(text) && !/undefined|NaN/.test(text)
  return row('the menu, on a pseudo-terminal', 'a lesson, to its end', holds, text.slice(-300))
}
