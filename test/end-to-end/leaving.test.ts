import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { enter, program, Terminal } from '../../testing/terminal.ts'

const open: Terminal[] = []
afterEach(async () => {
  for (const terminal of open.splice(0)) await terminal.remove()
})

async function start(
  args: string[],
  options: Parameters<typeof Terminal.start>[1] = {},
): Promise<Terminal> {
  const terminal = await Terminal.start(args, options)
  open.push(terminal)
  return terminal
}

const journalOf = (home: string) => readFile(path.join(home, 'journal.jsonl'), 'utf8')
const ctrlC = '\u0003'

/** Something that is never over, and an error that nothing catches, on SIGUSR2. */
const withLeak = `--import=data:text/javascript,${encodeURIComponent(
  "setInterval(()=>{},1000);process.on('SIGUSR2',()=>{throw new Error('nobody catches this')})",
)}`

/** Plays to the first prediction of gather. */
async function atFirstPrediction(
  options: Parameters<typeof Terminal.start>[1] = {},
): Promise<Terminal> {
  const on = await start(['learn', 'gather'], options)
  await on.sees(/where do you come from\?[\s\S]*q leaves/)
  on.type(`2${enter}`)
  await on.sees(/Prediction 1 of 3[\s\S]*Seconds: $|Prediction 1 of 3[\s\S]*Seconds:$/)
  return on
}

/** Cursor, autowrap and synchronised output are as a shell wants them. */
function expectRestored({ output }: Terminal): void {
  const last = (on: string, off: string) => output.lastIndexOf(on) >= output.lastIndexOf(off)
  expect([
    last('\u001b[?25h', '\u001b[?25l'),
    last('\u001b[?7h', '\u001b[?7l'),
    last('\u001b[?2026l', '\u001b[?2026h'),
  ]).toEqual([true, true, true])
}

describe('leaving', () => {
  it('A11 with q at a prompt is a normal end, and says how to go on', async () => {
    const on = await atFirstPrediction()
    on.type(`q${enter}`)
    await on.sees(/Saved\.\nNext: learn-async learn gather$/)
    expect(await on.ended).toBe(0)
    expectRestored(on)
  })

  it('A11 with Ctrl-C at a prompt ends with 130 and one line', async () => {
    const on = await atFirstPrediction()
    on.type(ctrlC)
    expect(await on.ended).toBe(130)
    await on.sees(/learn-async: stopped; what you did is saved$/)
    expect(on.text()).not.toContain('    at ')
    expectRestored(on)
  })

  it('A12 with Ctrl-C in a live picture ends with 130, the terminal restored', async () => {
    const on = await atFirstPrediction()
    on.type(`2${enter}`)
    await on.sees(/Space: to the end/)
    on.type(ctrlC)
    expect(await on.ended).toBe(130)
    expectRestored(on)
    expect(await journalOf(on.home)).toContain('"one-by-one-total"')
  })

  it('with q in a live picture is a normal end', async () => {
    const on = await start(['run', 'gather'])
    await on.sees(/Space: to the end/)
    on.type('q')
    expect(await on.ended).toBe(0)
    expectRestored(on)
  })

  it('A12 by SIGTERM ends with 143, at a prompt and in a live picture', async () => {
    const atPrompt = await atFirstPrediction()
    atPrompt.kill('SIGTERM')
    expect(await atPrompt.ended).toBe(143)
    expectRestored(atPrompt)
    const inPicture = await start(['run', 'gather'])
    await inPicture.sees(/Space: to the end/)
    inPicture.kill('SIGTERM')
    expect(await inPicture.ended).toBe(143)
    expectRestored(inPicture)
  })

  it('A12 by a crash gives the terminal back, and says what it was in one line', async () => {
    const on = await start(['run', 'gather'], { env: { NODE_OPTIONS: withLeak } })
    await on.sees(/Space: to the end/)
    on.kill('SIGUSR2')
    expect(await on.ended).toBe(1)
    expectRestored(on)
    expect(on.text()).toMatch(/learn-async: nobody catches this$/)
    expect(on.text()).not.toContain('    at ')
  })

  it('A11 a second Ctrl-C ends at once, whatever is still open', async () => {
    const atPrompt = await atFirstPrediction({ env: { NODE_OPTIONS: withLeak } })
    const inPicture = await start(['run', 'gather'], { env: { NODE_OPTIONS: withLeak } })
    await inPicture.sees(/Space: to the end/)
    for (const on of [atPrompt, inPicture]) {
      on.type(ctrlC)
      await on.sees(/learn-async: stopped; what you did is saved$/)
      on.type(ctrlC)
      expect(await on.ended).toBe(130)
      expectRestored(on)
    }
  })

  it('A11 with Ctrl-C while a spinner turns, no key typed meanwhile an answer', async () => {
    const on = await start(['quiz', 'cancel'])
    await on.sees(/where do you come from\?[\s\S]*q leaves/)
    on.type(`2${enter}`)
    await on.sees(/running cancel/)
    on.type(`${enter}1${enter}`)
    await on.sees(/Question 1 of \d[\s\S]*How many:$/)
    on.type(ctrlC)
    expect(await on.ended).toBe(130)
    expect(on.text()).not.toContain('Question 2')
    const again = await start(['quiz', 'cancel'], { home: on.home })
    await again.sees(/running cancel/)
    again.type(ctrlC)
    expect(await again.ended).toBe(130)
    expectRestored(again)
  })

  it('A13 by kill -9 loses nothing answered, and comes back to the step with the run that was seen', async () => {
    const on = await atFirstPrediction()
    on.type(`2${enter}`)
    await on.sees(/Space: to the end/)
    on.type(' ')
    await on.sees(
      /the rest computed on the virtual clock[\s\S]*Wrong: you said 2\.00 s[\s\S]*Next: the next question/,
    )
    on.type(enter)
    await on.sees(/Prediction 2 of 3[\s\S]*Seconds:/)
    on.type(`2${enter}`)
    await on.sees(/Prediction 3 of 3[\s\S]*q leaves/)
    on.kill('SIGKILL')
    await on.ended
    const again = await start(['learn', 'gather'], { home: on.home })
    await again.sees(
      /the rest computed on the virtual clock[\s\S]*Here you were:[\s\S]*Prediction 3 of 3[\s\S]*q leaves/,
    )
    expect(again.text()).not.toContain('Prediction 2 of 3')
    again.type('q')
    expect(await again.ended).toBe(0)
  }, 60_000)
})

it('stops with Ctrl-Z and comes back with fg, the prompt still answering', async () => {
  const on = await Terminal.startCommand(['bash', '--norc', '-i'], { env: { PS1: 'shell> ' } })
  open.push(on)
  await on.sees(/shell> $|shell>$/)
  on.type(`"${process.execPath}" "${program}" learn gather${enter}`)
  await on.sees(/where do you come from\?[\s\S]*q leaves/)
  on.type('\u001a')
  await on.sees(/Stopped[\s\S]*shell>/)
  on.type(`fg${enter}`)
  await on.sees(/fg[\s\S]*learn gather/)
  on.type(`2${enter}`)
  await on.sees(/Prediction 1 of 3[\s\S]*Seconds:/)
  on.type(`q${enter}`)
  await on.sees(/Next: learn-async learn gather\s+shell>/)
})

describe('a live picture', () => {
  it('B1 leaves no ghost when the window narrows in the middle', async () => {
    const on = await start(['run', 'gather', 'one-by-one'], { size: { cols: 100, rows: 24 } })
    await on.sees(/Space: to the end/)
    on.resize({ cols: 60, rows: 24 })
    await on.sees(/one by one +1\.\d\d s/)
    on.type(' ')
    await on.sees(/Next: learn-async learn gather/)
    const lanes = on.rows().filter((row) => /^ {2}[ABC] /.test(row))
    expect(lanes).toHaveLength(3)
    expect(await on.ended).toBe(0)
  })

  it('B5 is drawn once, at the end, where motion is off', async () => {
    const on = await start(['run', 'gather', 'together', '--motion', 'off', '--speed', '20'])
    expect(await on.ended).toBe(0)
    expect(on.output).not.toContain('\u001b[?2026h')
    expect(on.text()).toContain('together')
  })

  it('B3 fits a window of 12 rows and 40 columns', async () => {
    const on = await start(['run', 'gather', '--speed', '4'], { size: { cols: 40, rows: 12 } })
    await on.sees(/Space: to the end/)
    expect(on.rows().filter((row) => row.includes('one by one'))).toHaveLength(1)
    expect(await on.ended).toBe(0)
  })
})

describe('without colour', () => {
  it.each([
    [{ NO_COLOR: '1' }, []],
    [{}, ['--no-color']],
  ])('%j %j writes none', async (env, flags) => {
    const on = await start(['show', 'gather', ...flags], { env })
    expect(await on.ended).toBe(0)
    expect(on.output).not.toMatch(/\u001b\[[0-9;]*m/)
  })

  it('colours where the terminal can', async () => {
    const on = await start(['show', 'gather'])
    expect(await on.ended).toBe(0)
    expect(on.output).toMatch(/\u001b\[[0-9;]*m/)
  })
})
