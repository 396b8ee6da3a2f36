import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TraceDocument } from '../../src/picture/formats/trace-document.ts'
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
  ['answers-requests.mjs', 0, []],
  ['awaits-anywhere.mjs', 0, []],
  ['error-in-a-callback.cjs', 1, ['unhandled']],
  ['error-of-an-await.mjs', 1, ['unhandled']],
  ['exit-seven.mjs', 7, ['under-way']],
  ['goes-on-by-callbacks.mjs', 0, []],
  ['in-a-row.mjs', 0, ['overlap']],
  ['iterators.mjs', 0, []],
  ['kept-alive.mjs', 0, ['kept-alive']],
  ['lanes.mjs', 0, []],
  ['last-handler.cjs', 0, ['unhandled']],
  ['never-settled.mjs', 0, ['blocked', 'never-settled', 'not-waited-for', 'overlap']],
  ['not-waited-for.mjs', 0, ['not-waited-for']],
  ['thrown-object.mjs', 1, ['under-way', 'unhandled']],
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

it('names a file far away by the end of its path', async () => {
  await traced('lanes.mjs', '--quiet', '--save', inFolder('far.json'))
  const run = { ...(await document('far.json')), program: `/${'folder/'.repeat(20)}app/main.mjs` }
  await writeFile(inFolder('far.json'), JSON.stringify(run))
  const { stdout } = await runInProcess(['draw', inFolder('far.json')], {}, { runHost })
  expect(stdout).toMatch(/^\s*…\/(?:folder\/)+app\/main\.mjs +Node\.js \d/)
})

it('tells of the one that several wait for, and of who only started one of them', async () => {
  await traced('several-wait-for-one.mjs', '--quiet', '--save', inFolder('several.json'))
  const { findings } = await document('several.json')
  expect(findings.map(({ lane, line }) => [lane, line])).toEqual([
    ['page 1', 4],
    ['forgets', 14],
  ])
})

it.each(['', 'long', '0', '-1', 'Infinity'])('keeps no "%s" seconds', async (seconds) => {
  const { exitCode, stderr } = await traced('lanes.mjs', '--keep', seconds)
  expect([exitCode, stderr]).toEqual([
    2,
    `learn-async: --keep takes a number of seconds, not "${seconds}"\n`,
  ])
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

it.each([
  [[], /^learn-async: name a program to run: learn-async trace <file>\n$/],
  [['-'], /name a program to run/],
  [['-c', 'print(1)'], /trace runs a file; -c has none\n$/],
  [['--no-warnings', '--eval=1'], /trace runs a file; --eval has none\n$/],
  [
    [fileURLToPath(new URL('../../README.md', import.meta.url))],
    /README\.md" is neither JavaScript, TypeScript nor Python by its name/,
  ],
  [['nowhere.mjs', '--port', '80'], /^learn-async: there is no program "nowhere\.mjs"\n$/],
  [['--no-warnings', 'nowhere/app'], /there is no program "nowhere\/app"/],
  [['nowhere.py'], /there is no program "nowhere\.py"/],
  [[programs], /there is no program/],
])('trace %j is wrong use', async (words, said) => {
  const { exitCode, stderr } = await runInProcess(['trace', ...words], {}, { runHost })
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(said)])
})

it('a Python program without a Python is one line, which names the program', async () => {
  const missing = { kind: 'missing', command: 'python9', version: null } as const
  const processes = { ...runHost.processes, findPython: async () => missing }
  const { exitCode, stderr } = await runInProcess(
    ['trace', path.join(programs, 'told-to-end.py')],
    {},
    { runHost: { ...runHost, processes } },
  )
  expect(exitCode).toBe(1)
  expect(stderr).toMatch(
    /^learn-async: \S*told-to-end\.py needs Python 3\.11 or newer: looked for python9, and there is none; [^\n]*\n$/,
  )
})

it('a program is found by the names by which Node finds it', async () => {
  const byFolder = await traced('found')
  expect([byFolder.exitCode, byFolder.stderr]).toEqual([0, expect.stringContaining('index.js')])
  const withoutEnding = await traced('found/index')
  expect(withoutEnding.exitCode).toBe(0)
})

it('options before the file are the runtime’s own', async () => {
  const file = path.join(programs, 'lanes.mjs')
  const words = ['--import', 'data:text/javascript,globalThis.loaded=1', '--no-warnings', file, 'x']
  const { exitCode, stderr } = await runInProcess(['trace', '--', ...words], {}, { runHost })
  expect(exitCode).toBe(0)
  expect(stderr).toContain('lanes.mjs')
})

it('findings are annotated where GitHub says so, and not where nothing is to be said', async () => {
  const file = path.join(programs, 'not-waited-for.mjs')
  const on = { GITHUB_ACTIONS: 'true' }
  const { stderr } = await runInProcess(['trace', file], on, { runHost })
  expect(stderr).toMatch(/::warning file=.*not-waited-for\.mjs,line=\d+::.*nobody waited for it/)
  const quiet = await runInProcess(['trace', '--quiet', file], on, { runHost })
  expect(quiet.stderr).toBe('')
})

it.each([
  [{ GITHUB_ACTIONS: 'true', NO_COLOR: '1' }, ['--accessible'], /in-a-row\.mjs/],
  [{}, ['--ascii'], /in-a-row\.mjs/],
])('is told in words, and in plain signs: %j %j', async (env, options, seen) => {
  const words = [...options, 'trace', path.join(programs, 'in-a-row.mjs')]
  const { stderr } = await runInProcess(words, env as Record<string, string>, { runHost })
  expect(stderr).toMatch(seen)
  expect(stderr).not.toMatch(/[━█▸]/)
})

describe('draw', () => {
  const draw = (...words: string[]): Promise<Result> =>
    runInProcess(['draw', ...words], {}, { runHost })

  it.each([
    [['--from', 'soon'], /--from takes a moment as 1\.5s or 250ms, not "soon"/],
    [['--to', '5'], /--to takes a moment as 1\.5s or 250ms, not "5"/],
  ])('of a traced run %j is wrong use', async (options, said) => {
    await traced('lanes.mjs', '--quiet', '--save', inFolder('moments.json'))
    const { exitCode, stderr } = await draw(inFolder('moments.json'), ...options)
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(said)])
  })

  it('of a lesson’s run draws the whole, and no part', async () => {
    const file = inFolder('gather.json')
    const course = ['--course', fileURLToPath(new URL('../../dist/lessons', import.meta.url))]
    await runInProcess(['run', 'gather', 'together', '--save', file])
    const drawn = await draw(file)
    expect([drawn.exitCode, drawn.stdout]).toEqual([0, expect.stringMatching(/Next: .*run gather/)])
    const elsewhere = await draw(file, ...course)
    expect(elsewhere.stdout).toMatch(/Next: learn-async list/)
    for (const part of [
      ['--lane', 'A'],
      ['--from', '1s'],
      ['--to', '1s'],
    ]) {
      const { exitCode, stderr } = await draw(file, ...part)
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('are for a run that')])
    }
  })

  it('what is no saved run is told in one line', async () => {
    const { exitCode, stderr } = await draw(path.join(programs, 'lanes.mjs'))
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/learn-async run <lesson> --save <file\.json> makes one\n$/)
  })
})

it('a module of Python is named by -m, and what follows is its own', async () => {
  const words = ['trace', '--quiet', '--', '-W', 'error', '-m', 'platform', '--no-such']
  expect((await runInProcess(words, {}, { runHost })).exitCode).toBe(0)
  const { exitCode, stderr } = await runInProcess(['trace', '--', '-m'], {}, { runHost })
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('name a program to run')])
})
