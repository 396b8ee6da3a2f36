import { main } from '../src/main.ts'
import { enter } from './terminal/screen.ts'
import { type TestSystem, testSystem } from './test-system.ts'

/** What a learner in a hurry types at each prompt; spaces are left out, since a narrow window breaks lines anywhere. */
const keys: [RegExp, string][] = [
  [/thenEnter\?helps,qleaves$/, `2${enter}`],
  [/leave\(q\)$/, enter],
  [/(?:Seconds|Milliseconds|Howmany):$/, `7${enter}`],
  [/-passes,\?helps,qleaves$/, '-'],
]

/** Plays a lesson by keyboard to its end, or throws where no prompt is understood. */
export async function playByKeys(
  args: readonly string[],
  options: Parameters<typeof testSystem>[0],
): Promise<TestSystem & { exitCode: number }> {
  const machine = testSystem(options)
  const { system, screen } = machine
  const ended = main(args, system)
  const over = ended.then(() => null)
  for (;;) {
    const seen = await Promise.race([over, screen.holds((text) => keysFor(text) !== undefined)])
    if (seen === null) break
    screen.press(keysFor(seen)!)
    await Promise.race([over, screen.leaves(seen)])
  }
  return { ...machine, exitCode: await ended }
}

function keysFor(text: string): string | undefined {
  const squeezed = text.replaceAll(/\s/g, '')
  return keys.find(([pattern]) => pattern.test(squeezed))?.[1]
}
