import { afterEach, describe, expect, it } from 'vitest'
import { runHost } from '../../testing/host.ts'
import { runCommand } from '../../testing/command-line.ts'
import { enter, seesAtEnd, Terminal } from '../../testing/terminal.ts'

const python = await runHost.processes.findPython()
const here =
  python.kind === 'found' ? `Python ${python.version}` : 'skipped: no Python 3.11 or newer'
const nowhere = { LEARN_ASYNC_PYTHON: '/nowhere/python3' }

let terminal: Terminal | null = null
afterEach(() => terminal?.remove())

/** Types when what was to be seen stands there and the prompt waits at the end of it. */
async function answer(on: Terminal, seen: RegExp, keys: string): Promise<void> {
  await seesAtEnd(on, seen)
  on.type(keys)
}

describe('without a Python', () => {
  it('run --python says in one line what was looked for, and runs nothing', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['run', 'gather', '--python'], nowhere)
    expect([exitCode, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(
      /^learn-async: [^\n]*Python 3\.11 or newer: looked for \/nowhere\/python3[^\n]*\n$/,
    )
  })

  it('everything else goes on', async () => {
    const { exitCode, stdout } = await runCommand(
      ['quiz', 'errors', '--answers', '-,-,-,1', '--speed', '20', '--json'],
      nowhere,
    )
    expect(exitCode).toBe(1)
    const { results } = JSON.parse(stdout) as { results: { id: string; correct: unknown }[] }
    expect(results[3]).toMatchObject({ id: 'look-later', correct: ['dies'] })
  })

  it('says that what Python did was recorded', async () => {
    const { stdout } = await runCommand(
      ['quiz', 'errors', '--answers', '-,-,-,1', '--speed', '20'],
      nowhere,
    )
    expect(stdout).toMatch(/What Python did was recorded with Python 3\.\d+\.\d+\./)
  })

  it('shows the Python version, and its recording under the run, to who comes from Python', async () => {
    terminal = await Terminal.start(['learn', 'gather'], { env: nowhere })
    const on = terminal
    await answer(on, /where do you come from\?[\s\S]*q leaves/, `1${enter}`)
    await answer(on, /three answers[\s\S]*Prediction 1 of 3[\s\S]*Seconds:/, `3.5${enter}`)
    await answer(on, /Right: 3\.5\d s[\s\S]*Python \(p\)/, 'p')
    await answer(
      on,
      /demo\.py[\s\S]*async def one_by_one[\s\S]*one by one, in Python +recorded with Python 3\.\d+\.\d+ +3\.5\d s[\s\S]*Next: the next question/,
      enter,
    )
    // Not a second time, where it stands for who did not ask.
    await answer(on, /Prediction 2 of 3[\s\S]*Seconds:/, '\u0003')
    expect(await on.ended).toBe(130)
    expect(on.text()).not.toMatch(/async def one_by_one[\s\S]*async def one_by_one/)
    expect(on.text()).not.toMatch(/together, in Python/)
  }, 60_000)
})

it('shows demo.py and the words beside the TypeScript', async () => {
  const { exitCode, stdout } = await runCommand(['show', 'gather', '--python'])
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/demo\.ts\n[\s\S]*Promise\.all[\s\S]*\ndemo\.py\n[\s\S]*asyncio\.gather/)
  expect(stdout).toMatch(/in Python the\s+call wait\('A', 1000\) starts nothing/)
  expect((await runCommand(['show', 'gather'])).stdout).not.toContain('demo.py')
})

describe.skipIf(python.kind === 'missing')(`with a Python (${here})`, () => {
  it('run --python draws Python under TypeScript on one scale', async () => {
    const { exitCode, stdout } = await runCommand([
      'run',
      'gather',
      'together',
      '--python',
      '--speed',
      '4',
    ])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(
      /^together +at 4×.* s\n {2}A +━[\s\S]*\ntogether, in Python +Python 3\.\d+\.\d+, at 4×.* s\n {2}A +━/,
    )
  })

  it('run --python --json has the Python versions as further variants', async () => {
    const { stdout } = await runCommand([
      'run',
      'errors',
      'all',
      '--python',
      '--speed',
      '4',
      '--json',
    ])
    const { variants } = JSON.parse(stdout) as {
      variants: { id: string; kind: string; python: string | null; lanes: { outcome: string }[] }[]
    }
    expect(variants).toMatchObject([
      { id: 'all', kind: 'lab', python: null },
      { id: 'python:all', kind: 'python', python: expect.stringMatching(/^3\.\d+/) as string },
    ])
    const outcomes = variants.map(({ lanes }) => lanes.map(({ outcome }) => outcome))
    expect(outcomes).toEqual([
      ['finished', 'finished', 'failed', 'finished'],
      ['finished', 'finished', 'failed', 'finished'],
    ])
  })
})
