import { closeSync, openSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runHost } from '../../testing/host.ts'
import { bare, savedTrace, watched, watchedInto } from '../../testing/own-program.ts'

const python = await runHost.processes.findPython()
const toldToEnd = ['told-to-end.mjs', ...(python.kind === 'found' ? ['told-to-end.py'] : [])]

const programs = [
  'awaits-anywhere.mjs',
  'kinds-of-functions.mjs',
  'sloppy-commonjs.cjs',
  'iterators.mjs',
  'error-of-an-await.mjs',
  'thrown-object.mjs',
  'throws-a-number.cjs',
  'stuck-at-top.mjs',
  'stuck-and-told.mjs',
  'freed-at-rest.mjs',
  'own-hooks.mjs',
  'modules/imports-what-is-not-there.mjs',
  'rejects-with-a-string.cjs',
  'error-in-a-callback.cjs',
  'exit-seven.mjs',
  'failed-assertions.mjs',
  'last-handler.cjs',
  'last-handler-of-rejections.mjs',
  'children-and-workers.mjs',
  'own-sigterm.mjs',
  'reads-stdin.mjs',
  'long-output.mjs',
  'agent-of-two-sockets.mjs',
  'client-leaves.mjs',
  'own-emit.mjs',
  'call-sites.mjs',
  'syntax-error.mjs',
  'held-until-killed.mjs',
  'modules/a.mjs',
  'modules/imports-alone.mjs',
  'modules/names-what-is-not-there.mjs',
]

/** Node puts these lines into a stack when two timers are late together, by itself too. */
const withoutTurns = (text: string): string =>
  text
    .replace(/^ +at (?:runNextTicks|listOnTimeout|process\.processTimers) .*\n/gm, '')
    // Node names its process in a warning.
    .replace(/^\(node:\d+\)/gm, '(node)')

describe('a program that is traced', () => {
  it.each(programs)('%s writes and ends as it does by itself', async (file) => {
    const [alone, traced] = [await bare(file), await watched(file, '--quiet')]
    const comparable = (seen: typeof alone): typeof alone => ({
      ...seen,
      stdout: withoutTurns(seen.stdout),
      stderr: withoutTurns(seen.stderr),
    })
    expect(comparable(traced)).toEqual(comparable(alone))
  })

  it('has a lane for what was started and not awaited there, and none for what was', async () => {
    const { lanes } = await savedTrace('lanes.mjs')
    expect(lanes.map(({ name, outcome }) => `${name} ${outcome}`)).toEqual([
      'lanes.mjs finished',
      'load 5 finished',
      'load 6 finished',
      'inside 7 finished',
      'load 8 finished',
      'failing failed',
    ])
    expect(lanes[5]!.error).toEqual({ name: 'RangeError', message: 'out of it' })
  })

  it('runs TypeScript that Node does not, and says so', async () => {
    const { stdout, stderr, code } = await watched('uses-an-enum.ts')
    expect([stdout, code]).toEqual(["[ 1, 'b' ] 11\n", 0])
    expect(stderr.replaceAll('\n', ' ')).toMatch(
      /does not run the TypeScript of .*: it ran as in practice, line for line\./,
    )
    expect(stderr).toMatch(/make b/)
  })

  it('has a lane for each request that came in, with what its handler did', async () => {
    const { lanes } = await savedTrace('answers-requests.mjs')
    const inside = lanes.filter(({ name }) => /^(?:GET|http)/.test(name))
    expect(inside.map(({ name, outcome, waits }) => [name, outcome, waits?.[0]?.line])).toEqual([
      ['GET /users/7', 'finished', 4],
      ['GET /at-once', 'finished', undefined],
    ])
  })

  it('has a request end where its client left', async () => {
    const { lanes } = await savedTrace('client-leaves.mjs')
    const inside = lanes.filter(({ name }) => name.startsWith('GET'))
    expect(inside.map(({ name, outcome }) => [name, outcome])).toEqual([
      ['GET /left', 'cancelled'],
      ['GET /stayed', 'finished'],
    ])
    const [left, stayed] = inside
    expect(left!.endMs).toBeLessThan(stayed!.endMs)
  })

  it('is told of requests that waited for a socket of an agent that has few', async () => {
    const { findings, lanes } = await savedTrace('agent-of-two-sockets.mjs')
    expect(findings.filter(({ kind }) => kind === 'slot')).toMatchObject([
      {
        line: 12,
        what: 'http.Agent',
        count: 2,
        text: expect.stringMatching(/^2 of 4 waited for /),
      },
    ])
    const held = lanes.filter(({ waits }) => waits?.some(({ slot }) => slot === 'http.Agent'))
    expect(held.map(({ name }) => name)).toEqual(['load 3', 'load 4'])
  })

  it.each([
    [
      'undici-connections.mjs',
      [
        [9, '2 of 4', 'undici.Pool'],
        [14, '3 of 4', 'undici.Agent'],
        [21, '3 of 4', 'undici.Client'],
        [17, '3 of 4', 'undici.Agent'],
      ],
    ],
    [
      'lab-limits.mjs',
      [
        [4, '2 of 4', 'Semaphore'],
        [8, '2 of 4', 'Semaphore'],
        [14, '3 of 4', 'RateLimiter'],
        [18, '2 of 4', 'Queue'],
      ],
    ],
  ])('is told who waited for a place, by the limits of %s', async (file, told) => {
    const { findings } = await savedTrace(file)
    const slots = findings.filter(({ kind }) => kind === 'slot')
    expect(slots.map(({ line, what, text }) => [line, /^\d+ of \d+/.exec(text)![0], what])).toEqual(
      told,
    )
  })

  it.each(toldToEnd)('%s that is told to end is drawn as far as it is to be kept', async (file) => {
    const { totalMs, lanes, unseen } = await savedTrace(file, '--keep', '0.2')
    expect(totalMs).toBeCloseTo(200)
    expect(unseen[0]).toMatch(/^Drawn are the last 200 ms of /)
    expect(lanes.map(({ function: name }) => name)).not.toContain('early')
    expect(lanes.every(({ startMs }) => startMs >= 0 && startMs <= 200)).toBe(true)
  })

  it('is told where it never came back, and what held the thread', async () => {
    const { findings } = await savedTrace('never-settled.mjs')
    expect(findings.map(({ kind, file, line }) => [kind, `${file}:${line}`])).toEqual([
      ['blocked', 'never-settled.mjs:3'],
      ['never-settled', 'never-settled.mjs:2'],
      ['not-waited-for', 'never-settled.mjs:2'],
      ['overlap', 'never-settled.mjs:8'],
    ])
  })

  it('is told what nobody waited for', async () => {
    const { findings } = await savedTrace('not-waited-for.mjs')
    expect(findings.map(({ kind, lane }) => [kind, lane])).toEqual([['not-waited-for', 'audit']])
  })

  it('is told which timer kept it alive', async () => {
    const { findings } = await savedTrace('kept-alive.mjs')
    expect(findings.map(({ kind, line }) => [kind, line])).toEqual([['kept-alive', 2]])
  })

  it('is asked about awaits in a row only where none uses what another gave', async () => {
    const { findings } = await savedTrace('in-a-row.mjs')
    expect(findings.map(({ kind, line }) => [kind, line])).toEqual([['overlap', 6]])
  })

  it.each([
    ['error-in-a-callback.cjs', 1, /^TypeError: .*; nobody handled it\.$/],
    ['throws-a-number.cjs', 3, /^A number: 5 at .*; nobody handled it\.$/],
    ['throws-a-string.mjs', 1, /^A string: lost at .*; nobody handled it\.$/],
    ['rejects-with-a-string.cjs', 2, /^A string: x at .*; nobody handled it\.$/],
  ])('is told of an error that nobody handled, with its place: %s', async (file, line, text) => {
    const { findings, exit } = await savedTrace(file)
    expect(exit).toEqual({ code: 1, signal: null })
    expect(findings).toMatchObject([{ kind: 'unhandled', line, text: expect.stringMatching(text) }])
  })

  it('is told that only its last handler heard of an error', async () => {
    const { findings } = await savedTrace('last-handler.cjs')
    expect(findings.map(({ text }) => text).sort()).toEqual(
      ['r', 'u'].map(
        (message) => `Error: ${message} at last-handler.cjs:1; only the last handler did.`,
      ),
    )
  })

  it('is not told of a rejection that somebody handled after all', async () => {
    const { findings, ended } = await savedTrace('last-handler-of-rejections.mjs')
    const file = 'last-handler-of-rejections.mjs'
    expect(findings.map(({ text }) => text)).toEqual([
      `Error: lost at ${file}:9; only the last handler did.`,
      `A string: in words at ${file}:12; only the last handler did.`,
    ])
    expect(ended.how).toBe('by-itself')
  })

  it('fails by its findings only where it ended well itself', async () => {
    const rules = ['--quiet', '--fail-on', 'not-waited-for,unhandled']
    expect((await watched('not-waited-for.mjs', ...rules)).code).toBe(1)
    expect((await watched('kept-alive.mjs', ...rules)).code).toBe(0)
    expect((await watched('exit-seven.mjs', ...rules)).code).toBe(7)
  })

  it.runIf(process.platform === 'linux')('ends as it does where stderr takes nothing', async () => {
    const full = openSync('/dev/full', 'w')
    expect((await watchedInto(full, 'exit-seven.mjs')).code).toBe(7)
    closeSync(full)
  })

  it('is drawn on stderr, its thousands of lanes on a screen', async () => {
    const { stdout, stderr } = await watched('many-lanes.mjs')
    expect(stdout).toBe('')
    expect(stderr).toMatch(/save ×2000 +.*max \d+, 7 failed/)
    expect(stderr.split('\n').length).toBeLessThan(40)
  })
})
