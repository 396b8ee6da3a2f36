import { atTerminal, play } from '../../testing/learner.ts'
import { byTable, inHurry } from '../../testing/learners.ts'
import { enter, Terminal } from '../../testing/terminal.ts'
import type { Place } from './install.ts'
import { type Row, row } from './row.ts'

/** In a hurry, in the menu too: the lesson that is offered, then out. */
const learner = byTable([
  // What was chosen is marked: no mark, and it is still being asked.
  [/Lesson \d+ is done\.[\s\S]*Which lesson\?\n[^›]*$/, 'q'],
  [/Which lesson\?\n[^›]*$/, enter],
  ...inHurry,
])

/** The menu on a pseudo-terminal, a lesson chosen there and played to its end, and back in the menu. */
export async function menuRow({ command, home, env }: Place): Promise<Row> {
  const on = await Terminal.startCommand([process.execPath, command], { home: `${home}/menu`, env })
  try {
    await play(atTerminal(on), on.ended, learner)
  } catch (error) {
    on.kill('SIGKILL')
    return row('the menu, on a pseudo-terminal', 'a lesson, to its end', false, String(error))
  }
  const text = on.text()
  const holds =
    (await on.ended) === 0 && /Lesson 1 is done\./.test(text) && !/undefined|NaN/.test(text)
  return row('the menu, on a pseudo-terminal', 'a lesson, to its end', holds, text.slice(-300))
}
