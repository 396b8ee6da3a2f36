import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { disk } from '../../testing/host.ts'
import { homeInMemory, runInProcess, storageOf } from '../../testing/in-process.ts'

describe('without a terminal', () => {
  it('lists the lessons and how to go on', async () => {
    const { exitCode, stdout, stderr } = await runInProcess([])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(
      /gather {2,}new {3,}Together: Promise\.all, gather\n[\s\S]*Next: learn-async run event-loop\n$/,
    )
    expect(stderr).toBe('')
  })

  it.each([
    [['learn', 'gather'], 'use learn-async run gather or learn-async quiz gather --answers'],
    [['quiz', 'gather'], 'use --answers, or --json to list the questions'],
    [['quiz', '--surprise'], 'use --answers, or --json to list the questions'],
    [
      ['run', 'gather', '--hold'],
      '--hold waits for Enter, and there is no terminal to press it on',
    ],
  ])('%j names the flag to use', async (args, advice) => {
    const { exitCode, stdout, stderr } = await runInProcess(args)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(advice)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('writes no escape and nothing on stderr beside a result', async () => {
    const { stdout, stderr } = await runInProcess(['show', 'gather'])
    expect(stdout).not.toContain('\u001b')
    expect(stderr).toBe('')
  })
})

describe('help and version', () => {
  it.each([['--help'], ['-h'], ['help']])(
    '%s goes to stdout, examples first, exit 0',
    async (flag) => {
      const { exitCode, stdout, stderr } = await runInProcess([flag])
      expect([exitCode, stderr]).toEqual([0, ''])
      expect(stdout).toMatch(/^Examples:\n {2}learn-async\n/)
      expect(stdout).toContain('--accessible')
      expect(stdout).toContain('0 done, 1 failed, 2 wrong use, 130 Ctrl-C, 143 SIGTERM')
    },
  )

  it('helps with one command', async () => {
    for (const args of [
      ['help', 'run'],
      ['run', '--help'],
      ['run', '-h'],
    ]) {
      const { exitCode, stdout } = await runInProcess(args)
      expect(exitCode).toBe(0)
      expect(stdout).toContain('learn-async run gather together --set b=250')
      expect(stdout).toContain('--speed <factor>')
    }
  })

  it('has its version on one line', async () => {
    const { version } = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    )
    expect(await runInProcess(['--version'])).toEqual({
      exitCode: 0,
      stdout: `${version}\n`,
      stderr: '',
    })
  })
})

describe('wrong use', () => {
  it.each([
    [['rnu', 'gather'], 'there is no command "rnu": did you mean run?'],
    [['run'], "missing required argument 'lesson'"],
    [['run', 'gahter'], 'there is no lesson "gahter": did you mean gather?'],
    [
      ['run', 'gather', 'togehter'],
      'lesson gather has no variant "togehter": did you mean together?',
    ],
    [['run', 'gather', '--sped', '2'], "unknown option '--sped' (Did you mean --speed?)"],
    [['run', 'gather', '--speed', '0'], '--speed goes from 0.1 to 20, and "0" is not in it'],
    [['run', 'gather', '--speed', 'fast'], '--speed goes from 0.1 to 20, and "fast" is not in it'],
    [['run', 'gather', '--set', 'd=1'], 'there is no knob "d"'],
    [['run', 'gather', '--set', 'b=1e9'], 'it goes from 50 to 3000 ms'],
    [['run', 'gather', '--set', 'b=99999'], '99999 is out of range; it goes from 50 to 3000 ms'],
    [['run', 'gather', '--set', 'b=two'], '"two" is no number'],
    [['run', 'gather', '--url', 'http://127.0.0.1'], 'lesson gather fetches nothing'],
    [['run', 'gather', 'together', 'more'], 'too many arguments'],
    [
      ['quiz', 'gather', '--answers', '1,2,3,4,5,6,7'],
      '--answers has 7 answers, but there are 4 questions',
    ],
    [['quiz'], 'quiz wants a lesson, as learn-async quiz gather; or --surprise'],
    [['quiz', 'gather', '--surprise'], '--surprise asks one question of each lesson'],
    [['quiz', 'gather', '--review'], '--review asks what is due, of any lesson'],
    [['quiz', '--surprise', '--review'], '--surprise and --review are two quizzes'],
    [['quiz', '--surprise', '--set', 'a=1'], '--set and --speed are for the quiz of one lesson'],
    [['quiz', '--surprise', '--answers', 'x'], 'answer 1 (zero): "x" is no order'],
    [['settings', 'liner', 'on'], 'there is no setting "liner": did you mean linear?'],
    [['settings', 'linear', 'maybe'], 'setting linear is one of on, off'],
    [['--motion', 'maybe'], 'It is on or off.'],
  ])('%j is one line on stderr and exit 2', async (args, fault) => {
    const { exitCode, stdout, stderr } = await runInProcess(args)
    expect(stderr).toContain(fault)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect([exitCode, stdout]).toEqual([2, ''])
  })
})

describe('list, progress, settings, reset', () => {
  it('list --json has each lesson with its variants and knobs', async () => {
    const { lessons, schemaVersion } = JSON.parse((await runInProcess(['list', '--json'])).stdout)
    expect(schemaVersion).toBe(1)
    const gather = lessons.find(({ id }: { id: string }) => id === 'gather')
    expect(gather).toMatchObject({
      title: 'Together: Promise.all, gather',
      state: 'new',
      demo: {
        variants: ['one-by-one', 'together'],
        knobs: [
          { name: 'a', kind: 'number', unit: 'ms', min: 50, max: 3000, default: 1000 },
          { name: 'b' },
          { name: 'c' },
        ],
      },
    })
  })

  it('remembers a setting, and linear mode then needs no flag', async () => {
    const env = { LEARN_ASYNC_HOME: homeInMemory() }
    expect((await runInProcess(['settings', 'linear', 'on'], env)).stdout).toContain('linear: on')
    const { stdout } = await runInProcess(['run', 'gather', 'together', '--speed', '20'], env)
    expect(stdout).not.toMatch(/[\u2500-\u259f\u001b]/)
  })

  it('asks before a reset, and appends it', async () => {
    const env = { LEARN_ASYNC_HOME: homeInMemory() }
    await runInProcess(['quiz', 'gather', '--answers', '-,2', '--speed', '20'], env)
    const asked = await runInProcess(['reset', 'gather'], env)
    expect([asked.exitCode, asked.stderr]).toEqual([
      2,
      'learn-async: reset asks first, and there is no terminal to answer on: add --yes\n',
    ])
    expect((await runInProcess(['reset', 'gather', '--yes'], env)).stdout).toContain(
      'The progress of lesson gather is forgotten, in ',
    )
    expect(storageOf(env.LEARN_ASYNC_HOME).text()).toContain('"answered"')
    expect((await runInProcess(['progress'], env)).stdout).toContain('Nothing yet.')
  })

  it('tells once of a damaged line, and goes on', async () => {
    const env = { LEARN_ASYNC_HOME: homeInMemory() }
    await runInProcess(['settings', 'motion', 'off'], env)
    await storageOf(env.LEARN_ASYNC_HOME).append(
      'journal.jsonl',
      Buffer.from('\n{"v":1,"kind":"ans'),
    )
    const first = await runInProcess(['settings'], env)
    expect(first.stderr).toContain('a damaged line in the journal passed over')
    expect(first.stdout).toContain('motion: off')
    expect((await runInProcess(['settings'], env)).stderr).toBe('')
  })
})

describe('check', () => {
  const course = new URL('../fixtures/course', import.meta.url).pathname

  it('names each fault of a bad course by file', async () => {
    const { exitCode, stdout } = await runInProcess(['check', course])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/^02-good\/text\.md: .*id.*good/m)
    expect(stdout).toMatch(/^03-hangs\/lesson\.js: ".*" hangs$/m)
    expect(stdout).toMatch(
      /^04-no-right-option\/questions\.md:21:1: "longer": .*is not among its options/m,
    )
  }, 60_000)

  it.each([
    ['by its name', ['good', '--course', course]],
    ['by its folder', [`${course}/01-good`]],
  ])('looks at one lesson, named %s, and then leads to it', async (_by, words) => {
    const { exitCode, stdout } = await runInProcess(['check', ...words])
    const next = `Next: learn-async learn good --course ${course}\n`
    expect([exitCode, stdout]).toEqual([0, `1 lesson checked, no fault.\n${next}`])
  })

  it('says of one lesson what is wrong with it in its course, and what keeps it from being read', async () => {
    const { stdout } = await runInProcess(['check', `${course}/02-good`, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      lessons: ['good'],
      faults: [{ fault: 'duplicate id "good": 01-good has it already' }],
    })
    const courseFiles = { ...disk, read: async () => 'no front matter' }
    const words = ['check', 'hangs', '--course', course]
    const unread = await runInProcess(words, {}, { courseFiles })
    expect([unread.exitCode, unread.stdout]).toEqual([
      1,
      expect.stringMatching(/^(?:03-hangs\/text\.md.*\n)+0 lessons checked, \d to mend/),
    ])
  })

  it.each([
    [
      'no folder and no lesson',
      ['gathr'],
      'there is no folder or lesson "gathr": did you mean gather?',
    ],
    ['no lesson in a folder', [`${course}/../..`], 'no lesson here'],
    ['a path', ['./gather'], 'cannot be read'],
  ])('says in one line that there is %s', async (_what, words, line) => {
    const { exitCode, stderr } = await runInProcess(['check', ...words])
    expect([exitCode, stderr.trim().split('\n')]).toEqual([2, [expect.stringContaining(line)]])
  })

  it('says in one line that there is no course', async () => {
    const { exitCode, stderr } = await runInProcess(['check', '/nowhere/at/all'])
    expect(exitCode).toBe(2)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})
