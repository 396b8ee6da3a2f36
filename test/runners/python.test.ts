import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import {
  foundPython,
  NoPython,
  type PythonProgram,
  PythonRunner,
} from '../../src/runners/python.ts'
import type { Job } from '../../src/runners/runner.ts'
import { nodeProcesses } from '../../src/system/processes.ts'
import { computeFacts } from '../../src/trace/facts.ts'
import { runHost } from '../../testing/host.ts'

const python = await runHost.processes.findPython()
const here =
  python.kind === 'found' ? `Python ${python.version}` : 'skipped: no Python 3.11 or newer'

function run(file: string, more: Partial<Job<PythonProgram>> = {}, args: string[] = []) {
  const folder = fileURLToPath(new URL('fixtures/python', import.meta.url))
  return new PythonRunner(runHost).run({
    program: { folder, file, args },
    speed: 4,
    deadlineMs: 30_000,
    ...more,
  })
}

describe.skipIf(python.kind === 'missing')(`a Python program (${here})`, () => {
  it('is told by its named tasks, from their first step on', async () => {
    const seen: string[] = []
    const trace = await run('tasks.py', { onEvent: ({ kind }) => seen.push(kind) })
    const { lanes, startOrder, endOrder, logged } = computeFacts(trace)
    expect(startOrder).toEqual(['A', 'B', 'C', 'left'])
    expect(endOrder).toEqual(['B', 'C', 'A', 'left'])
    expect(lanes.map(({ outcome }) => outcome)).toEqual([
      'finished',
      'finished',
      'failed',
      'cancelled',
    ])
    expect(logged.map(({ lane, text }) => [lane, text])).toEqual([
      ['', 'waited'],
      ['A', 'waited'],
    ])
    expect(trace).toMatchObject({
      kind: 'python',
      ending: { kind: 'returned' },
      exitCode: 0,
      unhandled: [{ name: 'ValueError', message: 'no' }],
    })
    expect(seen).toHaveLength(trace.events.length)
  })

  it('is told by the calls of its own coroutines that are handed a name', async () => {
    const trace = await run('calls.py')
    const { lanes, startOrder, endOrder, logged } = computeFacts(trace)
    expect(startOrder).toEqual(['A', 'bad', 'B', 'C', 'inside'])
    expect(endOrder).toEqual(['A', 'bad', 'C', 'B', 'inside'])
    expect(lanes.map(({ outcome }) => outcome)).toEqual([
      'finished',
      'failed',
      'finished',
      'finished',
      'finished',
    ])
    expect(logged).toMatchObject([{ text: 'between' }])
    expect(trace).toMatchObject({ ending: { kind: 'returned' }, exitCode: 0 })
  })

  it('tells what its tasks wait for, and who held the thread on which line', async () => {
    const { events } = await run('tasks.py')
    const waits = events.flatMap((event) =>
      event.kind === 'waiting' ? [`${event.lane} ${event.for}`] : [],
    )
    expect(waits).toEqual(['A timer', 'C immediate', 'left timer'])
    expect(events.find(({ kind }) => kind === 'blocked')).toMatchObject({ lane: 'B', line: 11 })
  })

  it('draws a full queue as holding back, and names a hang', async () => {
    const trace = await run('queue.py')
    const facts = computeFacts(trace)
    expect(facts.queues).toMatchObject([{ name: 'queue', bound: 1, peak: 1 }])
    expect(facts.lanes.find(({ name }) => name === 'put')?.heldMs).toBeGreaterThan(0)
    expect(trace).toMatchObject({ ending: { kind: 'hung' }, exitCode: null })
    expect(facts.lanes.find(({ name }) => name === 'get')?.outcome).toBe('left')
  })

  it('dies as it would alone, with a traceback that names its own lines', async () => {
    const trace = await run('dies.py')
    expect(trace).toMatchObject({
      exitCode: 1,
      ending: { kind: 'threw', error: { name: 'RuntimeError', message: 'over' } },
    })
    expect(trace.stderr.at(-1)).toBe('RuntimeError: over')
    const text = trace.stderr.join('\n')
    expect(text).toContain('File "dies.py", line 7, in main')
    expect(text).not.toContain('learn_async_lab')
  })

  it('warns of a coroutine that never ran, and of nothing else', async () => {
    const { stderr } = await run('never.py')
    expect(stderr).toEqual([
      expect.stringMatching(/never\.py:9: RuntimeWarning: coroutine 'wait' was never awaited$/),
      '  wait()',
    ])
  })

  it('is ended when it is asked to be, its lines kept', async () => {
    const asking = new AbortController()
    const trace = await run('forever.py', {
      signal: asking.signal,
      onEvent: () => asking.abort(),
    })
    expect(trace.ending).toMatchObject({ kind: 'stopped', why: 'asked' })
    expect(computeFacts(trace).logged).toMatchObject([{ text: 'begun' }])
  })
})

describe('looking for a Python', () => {
  const before = process.env.LEARN_ASYNC_PYTHON
  let folder: string | null = null
  afterEach(async () => {
    if (before === undefined) delete process.env.LEARN_ASYNC_PYTHON
    else process.env.LEARN_ASYNC_PYTHON = before
    if (folder !== null) await rm(folder, { recursive: true, force: true })
  })

  it('says what was looked for where there is none', async () => {
    process.env.LEARN_ASYNC_PYTHON = '/nowhere/python3'
    const failed = foundPython({ ...runHost, processes: nodeProcesses() })
    await expect(failed).rejects.toThrow(NoPython)
    await expect(failed).rejects.toThrow(/^[^\n]*looked for \/nowhere\/python3, and there is none/)
  })

  it.skipIf(process.platform === 'win32')('names one that is too old', async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'learn-async-test-'))
    const old = path.join(folder, 'python3')
    await writeFile(old, '#!/bin/sh\necho 3.9.18\n')
    await chmod(old, 0o755)
    process.env.LEARN_ASYNC_PYTHON = old
    const failed = foundPython({ ...runHost, processes: nodeProcesses() })
    await expect(failed).rejects.toThrow(/and it is Python 3\.9\.18/)
  })
})
