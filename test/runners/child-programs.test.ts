import { spawn } from 'node:child_process'
import { mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NodeRunner } from '../../src/runners/node.ts'
import type { Trace } from '../../src/trace/trace.ts'
import { runHost } from '../../testing/host.ts'

const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url))
const programs = path.join(fixtures, 'programs')
const names = await readdir(programs)

function run(
  file: string,
  { args = [], ...more }: { args?: string[]; deadlineMs?: number; signal?: AbortSignal } = {},
) {
  const program = { path: file, text: null, flags: [], args }
  return new NodeRunner(runHost).run({ program, deadlineMs: 60_000, ...more })
}

const linesOf = ({ events }: Trace) =>
  events.flatMap((event) => (event.kind === 'logged' ? [event.text] : []))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'learn-async-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** What `node file > text` writes there, where nothing is lost, and its exit code. */
async function alone(file: string): Promise<{ lines: string[]; exitCode: number | null }> {
  const target = path.join(folder, path.basename(file))
  const stdout = await open(target, 'a')
  const { PATH } = process.env
  const exitCode = await new Promise<number | null>((resolve) =>
    spawn(process.execPath, [file], {
      stdio: ['ignore', stdout.fd, 'ignore'],
      env: { PATH },
    }).once('exit', resolve),
  )
  await stdout.close()
  const text = await readFile(target, 'utf8')
  return { lines: text === '' ? [] : text.replace(/\n$/, '').split('\n'), exitCode }
}

describe('a process writes what `node file` writes, and ends as it does', () => {
  it.concurrent.for(names)('%s', async (name, { expect }) => {
    const file = path.join(programs, name)
    const [trace, { lines, exitCode }] = await Promise.all([run(file), alone(file)])
    expect([linesOf(trace), trace.exitCode]).toEqual([lines, exitCode])
    expect(lines.length).toBeGreaterThan(1 - Number(exitCode !== 0))
    const times = trace.events.map(({ atMs }) => atMs)
    expect(times).toEqual(times.toSorted((one, other) => one - other))
    expect(trace.ending.atMs).toBeGreaterThanOrEqual(times.at(-1)!)
  })
})

describe('how a process ended', () => {
  it.concurrent.for([
    ['programs/exits-13.mjs', 'threw', 'exit code 13'],
    ['programs/sets-13.mjs', 'threw', 'exit code 13'],
    ['programs/sets-13-late.mjs', 'threw', 'exit code 13'],
    ['programs/revived-13.mjs', 'threw', 'exit code 13'],
    ['programs/forges.cjs', 'threw', 'exit code 13'],
    ['closes.cjs', 'threw', 'exit code 4'],
    ['programs/unsettled.mjs', 'hung', undefined],
    ['programs/handled-then-5.mjs', 'threw', 'exit code 5'],
    ['programs/cannot-be-read.cjs', 'threw', 'an error that cannot be read'],
    ['programs/thrown-text.mjs', 'threw', 'only text'],
    ...(process.platform === 'win32' ? [] : [['killed.js', 'threw', 'killed by SIGTERM']]),
  ] as [string, string, string | undefined][])(
    '%s: %s, %s',
    async ([file, kind, message], { expect }) => {
      const { ending } = await run(path.join(fixtures, file))
      expect([ending.kind, ending.kind === 'threw' ? ending.error.message : undefined]).toEqual([
        kind,
        message,
      ])
    },
  )
})

// Windows has no groups of processes.
describe.skipIf(process.platform === 'win32')('what a process leaves behind', () => {
  /** A port, and the moment at which whoever connected to it is gone. */
  async function watchman(): Promise<{ port: string; come: Promise<void>; gone: Promise<void> }> {
    const server = createServer()
    const connected = new Promise<Socket>((resolve) => server.once('connection', resolve))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const gone = connected.then(async (socket) => {
      await new Promise<void>((resolve) =>
        socket
          .resume()
          .on('error', () => {})
          .once('close', () => resolve()),
      )
      server.close()
    })
    const port = String((server.address() as AddressInfo).port)
    return { port, come: connected.then(() => {}), gone }
  }

  it.for(['inherited', 'piped'])('dies with it, its stdout %s', async (how) => {
    const { port, gone } = await watchman()
    const trace = await run(path.join(fixtures, 'leaves-behind.js'), { args: [port, how] })
    expect([linesOf(trace).at(-1), trace.ending.kind]).toEqual(['end', 'returned'])
    await gone
  })

  it('does not keep the run going where it left the group', async () => {
    const { port, gone } = await watchman()
    const trace = await run(path.join(fixtures, 'leaves-behind.js'), { args: [port, 'detached'] })
    expect([linesOf(trace)[0], trace.ending.kind]).toEqual([
      expect.stringMatching(/started/),
      'returned',
    ])
    process.kill(Number(linesOf(trace)[0]!.split(' ')[1]), 'SIGKILL')
    await gone
  })

  it('dies at an abort, though both ignore SIGTERM', async () => {
    const { port, gone, come } = await watchman()
    const asking = new AbortController()
    void come.then(() => asking.abort())
    const { ending } = await run(path.join(fixtures, 'leaves-behind.js'), {
      args: [port, 'stays'],
      signal: asking.signal,
    })
    expect(ending).toMatchObject({ kind: 'stopped', why: 'asked' })
    await gone
  })

  it('dies at the deadline', async () => {
    const { port, gone } = await watchman()
    const { ending } = await run(path.join(fixtures, 'leaves-behind.js'), {
      args: [port, 'stays'],
      deadlineMs: 5000,
    })
    expect(ending).toMatchObject({ kind: 'stopped', why: 'deadline' })
    await gone
  })
})
