import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TraceDocument } from '../../src/picture/formats/saved-trace.ts'
import { runHost } from '../../testing/host.ts'
import { type Result, runInProcess } from '../../testing/in-process.ts'

const programs = fileURLToPath(new URL('../fixtures/own-programs', import.meta.url))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'learn-async-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

const inFolder = (name: string): string => path.join(folder, name)
const traced = (name: string, ...options: string[]): Promise<Result> =>
  runInProcess(['trace', ...options, path.join(programs, name)], {}, { runHost })
const document = async (name: string): Promise<TraceDocument> =>
  JSON.parse(await readFile(inFolder(name), 'utf8')) as TraceDocument

describe.each([
  ['awaits-anywhere.mjs', 0, []],
  ['error-of-an-await.mjs', 1, ['unhandled']],
  ['exit-seven.mjs', 7, ['under-way']],
  ['in-a-row.mjs', 0, ['overlap']],
  ['iterators.mjs', 0, []],
  ['kept-alive.mjs', 0, ['kept-alive']],
  ['kinds-of-functions.mjs', 0, []],
  ['lanes.mjs', 0, []],
  ['last-handler.cjs', 0, ['unhandled']],
  ['never-settled.mjs', 0, ['blocked', 'never-settled', 'not-waited-for', 'overlap']],
  ['not-waited-for.mjs', 0, ['not-waited-for']],
  ['modules/a.mjs', 0, []],
])('trace %s', (name, code, kinds) => {
  it(`ends with ${code}, and finds ${kinds.join(', ') || 'nothing'}`, async () => {
    const saved = `${path.basename(name)}.json`
    const { exitCode, stdout, stderr } = await traced(name, '--save', inFolder(saved))
    const { exit, findings, lanes } = await document(saved)
    expect({ exitCode, stdout, exit }).toEqual({
      exitCode: code,
      stdout: '',
      exit: { code, signal: null },
    })
    expect([...new Set(findings.map(({ kind }) => kind))].sort()).toEqual(kinds)
    for (const { text } of findings) expect(stderr.replaceAll(/\s+/g, ' ')).toContain(text)
    expect(lanes.length).toBeGreaterThan(0)
    const drawn = await runInProcess(['draw', inFolder(saved)], {}, { runHost })
    expect(drawn.exitCode).toBe(0)
    expect(drawn.stdout).toContain(lanes[0]!.name)
  })
})

it('draws a part of what was saved, sets it against another run, and saves each format', async () => {
  const [all, later] = [inFolder('all.json'), inFolder('later.json')]
  const others = ['all.svg', 'all.html', 'all.trace.json'].flatMap((name) => [
    '--save',
    inFolder(name),
  ])
  await traced('in-a-row.mjs', '--save', all, ...others)
  expect(await readFile(inFolder('all.svg'), 'utf8')).toMatch(/^<svg /)
  expect(await readFile(inFolder('all.html'), 'utf8')).toMatch(/^<!doctype html>/i)
  expect(JSON.parse(await readFile(inFolder('all.trace.json'), 'utf8'))).toHaveProperty(
    'traceEvents',
  )
  const { stderr } = await traced(
    'in-a-row.mjs',
    '--save',
    later,
    '--against',
    all,
    '--no-arguments',
    '--no-source',
  )
  expect(stderr).toContain('in-a-row.mjs')
  const part = await runInProcess(
    ['draw', all, '--from', '10ms', '--to', '0.2s', '--lane', 'in'],
    {},
    { runHost },
  )
  expect(part).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('in-a-row.mjs') })
})

it.each([
  [['--fail-on', 'nothing-known'], 2, /nothing-known/],
  [['--against', 'no-such.json'], 2, /no-such\.json/],
  [['--save', 'run.gif'], 2, /run\.gif/],
])('%j is wrong use, in one line', async (options, code, said) => {
  const { exitCode, stderr } = await traced('lanes.mjs', ...options)
  expect(exitCode).toBe(code)
  expect(stderr).toMatch(said)
  expect(stderr.trimEnd().split('\n')).toHaveLength(1)
})

it('a finding that is asked for fails it, and is told', async () => {
  const { exitCode, stderr } = await traced('not-waited-for.mjs', '--fail-on', 'not-waited-for')
  expect(exitCode).toBe(1)
  expect(stderr).toMatch(/not-waited-for/)
})
