import { afterEach, describe, expect, it } from 'vitest'
import { runHost } from '../../testing/host.ts'
import { runCommand } from '../../testing/command-line.ts'
import { enter, seesAtEnd, Terminal } from '../../testing/terminal.ts'

const python = await runHost.processes.findPython()
const here =
  python.kind === 'found' ? `Python ${python.version}` : 'skipped: no Python 3.11 or newer'

let terminal: Terminal | null = null
afterEach(() => terminal?.remove())

/** Types when what was to be seen stands there and the prompt waits at the end of it. */
async function answer(on: Terminal, seen: RegExp, keys: string): Promise<void> {
  await seesAtEnd(on, seen)
  on.type(keys)
}

describe.skipIf(python.kind === 'missing')(`with a Python (${here})`, () => {
  it('runs the Python version live when it is asked for by lines', async () => {
    terminal = await Terminal.start(['learn', 'errors', '--accessible'])
    const on = terminal
    await answer(on, /where do you come from\?[\s\S]*Choose 1 to 4[^\n]*/, `2${enter}`)
    await answer(on, /Prediction 1 of 4[\s\S]*Seconds:/, `-${enter}`)
    await answer(on, /Prediction 2 of 4[\s\S]*Choose any of[^\n]*/, `-${enter}`)
    await answer(
      on,
      /Passed[\s\S]*Next: Enter for the [^;]*; or type: Python; q to leave/,
      `Python${enter}`,
    )
    await answer(
      on,
      /Promise\.all, in Python, Python 3\.\d+\.\d+, at 4×: task 0[\s\S]*Next: Enter/,
      `q${enter}`,
    )
    expect(await on.ended).toBe(0)
    expect(on.output).not.toContain('\u001b')
  }, 60_000)

  it('turns the knobs of both', async () => {
    const { stdout } = await runCommand([
      'run',
      'gather',
      'together',
      '--python',
      '--set',
      'b=600',
      '--set',
      'a=300',
      '--speed',
      '4',
      '--json',
    ])
    const { variants } = JSON.parse(stdout) as { variants: { lanes: { name: string }[] }[] }
    const ends = (index: number) =>
      [...(variants[index]!.lanes as { name: string; endMs: number }[])]
        .sort((one, other) => one.endMs - other.endMs)
        .map(({ name }) => name)
    expect([ends(0), ends(1)]).toEqual([
      ['A', 'C', 'B'],
      ['A', 'C', 'B'],
    ])
  })
})
