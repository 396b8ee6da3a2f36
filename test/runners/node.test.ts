import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type NodeProgram, NodeRunner } from '../../src/runners/node.ts'
import type { Job } from '../../src/runners/runner.ts'
import { runHost } from '../../testing/host.ts'

function run(
  file: string,
  more: Partial<Job<NodeProgram>> = {},
  program: Partial<NodeProgram> = {},
) {
  const path = fileURLToPath(new URL(`fixtures/${file}`, import.meta.url))
  return new NodeRunner(runHost).run({
    program: { path, text: null, flags: [], args: [], ...program },
    deadlineMs: 20_000,
    ...more,
  })
}

const lines = (trace: Awaited<ReturnType<typeof run>>) =>
  trace.events.flatMap((event) => (event.kind === 'logged' ? [event.text] : []))

describe('a process', () => {
  it('is told by its lines, stamped from the first on', async () => {
    const seen: string[] = []
    const trace = await run('wait.js', { onEvent: (event) => seen.push(event.kind) })
    expect(lines(trace)).toEqual(['first line', 'hello', 'last line', 'timer', 'done'])
    expect(trace.events[0]?.atMs).toBe(0)
    expect(seen).toHaveLength(5)
    expect(trace).toMatchObject({
      kind: 'process',
      exitCode: 0,
      ending: { kind: 'returned' },
      stderr: [],
    })
  })

  it('keeps the order of ticks and promises of its kind of module', async () => {
    expect(lines(await run('ticks.mjs'))).toEqual(['now', 'then', 'tick'])
    expect(lines(await run('ticks.cjs'))).toEqual(['now', 'tick', 'then'])
  })

  it('dies of a rejection as it would alone', async () => {
    const trace = await run('dies.js')
    expect(lines(trace)).toEqual(['saved'])
    expect(trace.exitCode).toBe(1)
    expect(trace.ending).toMatchObject({
      kind: 'threw',
      error: { name: 'RangeError', message: 'upload failed' },
    })
    expect(trace.unhandled).toEqual([{ name: 'RangeError', message: 'upload failed' }])
    expect(trace.stderr.join('\n')).toContain('RangeError: upload failed')
  })

  it('has its arguments, its pieces of lines, its stderr and its exit code', async () => {
    const trace = await run('odd.js', {}, { args: ['30', '50'] })
    expect(lines(trace)).toEqual(['no newline yet, now', 'two', 'args 30 50'])
    expect([trace.exitCode, trace.stderr]).toEqual([3, ['a warning']])
  })

  it('hangs by name where a top-level await can never go on', async () => {
    expect((await run('unsettled.js')).ending.kind).toBe('hung')
  })

  it('is ended when it is asked to be, its lines kept', async () => {
    const asking = new AbortController()
    const trace = await run('forever.js', { signal: asking.signal, onEvent: () => asking.abort() })
    expect(lines(trace)).toEqual(['begun'])
    expect(trace.ending).toMatchObject({ kind: 'stopped', why: 'asked' })
  })

  it('is ended when it writes without end', async () => {
    const trace = await run('flood.js')
    expect(trace.ending.kind).toBe('stopped')
    expect(lines(trace).length).toBe(10_000)
  })

  it('runs another text of the file from a folder of its own', async () => {
    const trace = await run('wait.js', {}, { text: "console.log('another')\n" })
    expect(lines(trace)).toEqual(['another'])
  })
})
