import { execFile } from 'node:child_process'
import { appendFileSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand, temporaryHome } from '../../testing/command-line.ts'
import { program } from '../../testing/terminal.ts'

/** What only the built program can show; the rest of the commands is tested in process (test/commands). */
describe('the built program', () => {
  it.each([
    [['rnu', 'gather'], 'there is no command "rnu": did you mean run?'],
    [['run', 'gather', '--sped', '2'], "unknown option '--sped' (Did you mean --speed?)"],
    [['run', 'gather', '--set', 'b=99999'], '99999 is out of range; it goes from 50 to 3000 ms'],
  ])('%j is one line on stderr and exit 2', async (args, fault) => {
    const { exitCode, stdout, stderr } = await runCommand(args)
    expect(stderr).toContain(fault)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect([exitCode, stdout]).toEqual([2, ''])
  })

  it('has its version on one line', async () => {
    const { version } = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    )
    expect(await runCommand(['--version'])).toEqual({
      exitCode: 0,
      stdout: `${version}\n`,
      stderr: '',
    })
  })

  it('writes no escape and nothing on stderr beside a result', async () => {
    const { stdout, stderr } = await runCommand(['show', 'gather'])
    expect(stdout).not.toContain('\u001b')
    expect(stderr).toBe('')
  })

  it('has an exit code, no peak and its lines for a process', async () => {
    const { stdout } = await runCommand(['run', 'event-loop', 'no-wait', '--json'])
    expect(JSON.parse(stdout).variants[0]).toMatchObject({
      kind: 'process',
      exitCode: 0,
      peakInFlight: null,
      output: ['first line', 'hello', 'last line', 'done', 'timer'],
    })
  })

  it('fetches from an address that is named, and says so first', async () => {
    let requests = 0
    const server = createServer((_request, response) => {
      requests++
      response.end('from elsewhere')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/page`
    const { exitCode, stdout, stderr } = await runCommand([
      'run',
      'fetch',
      'five',
      '--url',
      url,
      '--json',
    ])
    server.close()
    expect([exitCode, requests]).toEqual([0, 5])
    expect(stderr).toContain(
      `Every request of this demo goes to ${url}, as often as the demo asks.`,
    )
    expect(JSON.parse(stdout).variants[0]).toMatchObject({ disturbed: null, ending: 'returned' })
  })

  it('ends quietly when nobody reads on', async () => {
    const home = temporaryHome()
    const code = await new Promise<string>((resolve) =>
      execFile(
        'bash',
        [
          '-c',
          `LEARN_ASYNC_HOME=${home} "${process.execPath}" "${program}" show gather | head -1; echo "\${PIPESTATUS[0]}"`,
        ],
        (_error, stdout, stderr) => resolve(stdout.trim().split('\n').at(-1) + stderr),
      ),
    )
    expect(code).toBe('0')
  })

  it('judges --answers, tells why, keeps them, and exits 1 when one is wrong', async () => {
    const home = temporaryHome()
    const args = ['quiz', 'gather', '--answers', '-,3,3', '--speed', '20', '--json']
    const { exitCode, stdout } = await runCommand(args, { LEARN_ASYNC_HOME: home })
    expect(exitCode).toBe(1)
    const { results, score } = JSON.parse(stdout)
    expect(score).toEqual({ right: 1, asked: 4 })
    expect(results).toMatchObject([
      { id: 'order-of-values', given: null, right: false, correct: ['A', 'B', 'C'] },
      {
        id: 'all-comes-later',
        given: 3000,
        right: false,
        correct: 2000,
        why: expect.stringContaining('Promise.all starts nothing'),
      },
      { id: 'one-await-too-many', given: ['inner-await'], right: true },
      { id: 'computing', given: null, right: false, correct: 600 },
    ])
    const kept = JSON.parse(
      (await runCommand(['progress', '--json'], { LEARN_ASYNC_HOME: home })).stdout,
    )
    const gather = kept.lessons.find(({ id }: { id: string }) => id === 'gather')
    expect(gather).toMatchObject({ state: 'started', right: 1, asked: 4 })
    expect(
      gather.missed.map(({ question, lure }: { question: string; lure: string }) => [
        question,
        lure,
      ]),
    ).toEqual([
      ['order-of-values', null],
      ['all-comes-later', '0'],
      ['computing', null],
    ])
  })

  it('tells once of a damaged line, and goes on', async () => {
    const env = { LEARN_ASYNC_HOME: temporaryHome() }
    await runCommand(['settings', 'motion', 'off'], env)
    appendFileSync(path.join(env.LEARN_ASYNC_HOME, 'journal.jsonl'), '\n{"v":1,"kind":"ans')
    const first = await runCommand(['settings'], env)
    expect(first.stderr).toContain('a damaged line in the journal passed over')
    expect(first.stdout).toContain('motion: off')
    expect((await runCommand(['settings'], env)).stderr).toBe('')
  })
})

describe('A4 nothing phones home', () => {
  /** Says on stderr which address each socket connects to. */
  const watched = `--import=data:text/javascript,${encodeURIComponent(
    "import net from 'node:net';const {connect}=net.Socket.prototype;net.Socket.prototype.connect=function(...all){const [{host}={}]=[all.flat()[0]];console.error('asks '+host);return connect.apply(this,all)}",
  )}`

  it.each([
    [['list'], []],
    [['show', 'gather'], []],
    [['run', 'gather', '--speed', '20'], []],
    [['quiz', 'gather', '--answers', '-,-,-,-', '--speed', '20'], []],
    [['run', 'fetch', 'five', '--speed', '20'], ['asks 127.0.0.1']],
  ])('%j asks %j', async (args, expected) => {
    const { stderr } = await runCommand(args, { NODE_OPTIONS: watched })
    expect([...new Set(stderr.match(/^asks .*$/gm))]).toEqual(expected)
  })
})
