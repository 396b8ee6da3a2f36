import { describe, expect, it } from 'vitest'
import { fixtureCourse, memory } from '../../testing/courses.ts'
import { homeInMemory, runInProcess, storageOf } from '../../testing/in-process.ts'

const surprise = ['quiz', '--surprise', '--speed', '20']

describe('answers given beforehand', () => {
  it('--review asks what is due, and says when the next one comes', async () => {
    const env = { LEARN_ASYNC_HOME: homeInMemory() }
    const on = (now: string, args: string[]) => runInProcess(args, env, { now })
    await on('2026-01-01T12:00:00.000Z', ['quiz', 'gather', '--answers', '1-2-3,3'])
    const early = await on('2026-01-01T13:00:00.000Z', ['quiz', '--review'])
    expect(early.stdout).toContain('Nothing is due today. The next question comes on 2 Jan.')
    const listed = await on('2026-01-02T12:00:00.000Z', ['quiz', '--review', '--json'])
    const { questions } = JSON.parse(listed.stdout)
    expect(questions.map(({ id }: { id: string }) => id)).toContain('all-comes-later')
    const told = await on('2026-01-02T12:00:00.000Z', ['quiz', '--review', '--answers', '-'])
    expect(told.stdout).toMatch(/Passed: it was/)
    const menu = await on('2026-01-03T12:00:00.000Z', [])
    expect(menu.stdout).toMatch(/questions? due today: learn-async quiz --review --json/)
  })

  it('--speed is for the quiz of one lesson', async () => {
    expect((await runInProcess(surprise)).exitCode).toBe(2)
  })
})

describe('what is told', () => {
  it('progress as text, as a recap to keep, as a document', async () => {
    const env = { LEARN_ASYNC_HOME: homeInMemory() }
    await runInProcess(['quiz', 'gather', '--answers', '-,3'], env)
    const steps = ['idea', 'recap'].map((step) => ({
      v: 1,
      kind: 'reached',
      at: '2026-01-02T03:04:05.000Z',
      lesson: 'gather',
      step,
    }))
    await storageOf(env.LEARN_ASYNC_HOME).append(
      'journal.jsonl',
      Buffer.from(steps.map((one) => `${JSON.stringify(one)}\n`).join('')),
    )
    const text = (await runInProcess(['progress'], env)).stdout
    expect(text).toMatch(
      /Together: Promise\.all, gather: done, [\s\S]*- missed on 2 Jan: [\s\S]*Kept in /,
    )
    expect(text).toMatch(/kept for review: \d+ questions?; /)
    const markdown = (await runInProcess(['progress', '--markdown'], env)).stdout
    expect(markdown).toMatch(/^## Together: Promise\.all, gather\n\n- /m)
    expect(markdown).not.toContain('{')
    const { lessons } = JSON.parse((await runInProcess(['progress', '--json'], env)).stdout)
    expect(
      lessons.find(({ id }: { id: string }) => id === 'gather').reviews.length,
    ).toBeGreaterThan(0)
  })

  it('settings as a document', async () => {
    const { stdout } = await runInProcess(['settings', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      settings: { linear: 'off', motion: 'on' },
    })
  })

  it('that there is nothing to forget', async () => {
    expect((await runInProcess(['reset'])).stdout).toContain(
      'There is no progress to forget for all lessons.',
    )
    expect((await runInProcess(['reset', 'gather'])).stdout).toContain('for lesson gather.')
  })

  it('that all is forgotten', async () => {
    const env = { LEARN_ASYNC_HOME: homeInMemory() }
    await runInProcess(['quiz', 'gather', '--answers', '-'], env)
    expect((await runInProcess(['reset', '--yes'], env)).stdout).toContain(
      'The progress of all lessons is forgotten, in ',
    )
  })

  it('a page to hand out: the scene, its numbers, and room for each answer', async () => {
    const { stdout } = await runInProcess(['show', 'gather', '--questions'])
    expect(stdout).toMatch(
      /demo\.ts\n[\s\S]*What runs, one after the other: one by one, together\.\nUnless a question says otherwise: a 1000 ms, b 2000 ms, c 500 ms\.\n\n1\. [\s\S]* {3}1 {2}/,
    )
    const numbered = stdout.match(/^\d+\. /gm)!
    expect(stdout.match(/^ {3}Answer: _{24}/gm)).toHaveLength(numbered.length)
    expect(stdout).toMatch(/^1\. .*\n\n {3}Answer: _+ seconds$/m)
    expect(stdout).not.toMatch(/Right:|Wrong:/)
  })

  it('what is right, and what is said to each wrong answer, for who teaches', async () => {
    const { stdout } = await runInProcess(['show', 'gather', '--answers'])
    const questions = stdout.split(/^(?=\d+\. )/m).slice(1)
    expect(questions).toHaveLength(9)
    for (const one of questions) {
      const said = one.match(/^(?:Right|Wrong): .*/gm)!
      expect(said[0]).toMatch(/^Right: /)
      expect(said.slice(1).every((line) => line.startsWith('Wrong: '))).toBe(true)
    }
    expect(questions[1]).toMatch(/^2\. Together[\s\S]*^Right: 2\.00 s\. [\s\S]*^Wrong: 3\.50 s\. /m)
    expect(questions[1]).toMatch(/^Wrong: any other number\. /m)
    expect(questions[2]).toMatch(/^Wrong: any other answer, as A, C, B\. /m)
    const several = (await runInProcess(['show', 'errors', '--answers'])).stdout
    expect(several).toMatch(/^Wrong: without "task 0"\. /m)
    expect(several).toMatch(/^Wrong: with "task 2"\. /m)
  })

  it('what is to keep only where it is asked for: it would tell what the run shows', async () => {
    const recap = /To keep\n/
    expect((await runInProcess(['show', 'gather'])).stdout).not.toMatch(recap)
    expect((await runInProcess(['show', 'gather', '--recap'])).stdout).toMatch(recap)
  })

  it('the script of a shell, or that there is none for it', async () => {
    expect((await runInProcess(['completion', 'bash'])).stdout).toContain('complete')
    expect((await runInProcess(['completion', 'cmd'])).exitCode).toBe(2)
    expect((await runInProcess(['completion', 'bsh'])).stderr).toContain('bash')
  })

  it('the faults of a course as a document', async () => {
    const { exitCode, stdout } = await runInProcess(['check', fixtureCourse, '--json'])
    expect(exitCode).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ lessons: expect.arrayContaining(['good']) })
  })

  it('that no lesson of a course can be read', async () => {
    const courseFiles = memory({ [`${fixtureCourse}/01-good/text.md`]: 'no front matter' })
    const { exitCode, stderr } = await runInProcess(
      ['list'],
      {},
      { courseFiles, lessons: fixtureCourse },
    )
    expect(exitCode).toBe(1)
    expect(stderr).toBe(
      'learn-async: 01-good/text.md:1:1: begins without front matter: id, title and summary between two lines of ---\n',
    )
  })
})

describe('new', () => {
  /** What it lays out, by name; nothing is written. */
  async function laidOut(...args: string[]) {
    const made = new Map<string, ReadonlyMap<string, string>>()
    const told = await runInProcess(
      ['new', ...args],
      {},
      {
        runsTypeScript: !args.includes('js'),
        makeFolder: async (folder, texts) => void made.set(folder, texts),
      },
    )
    return { ...told, made }
  }

  it('lays out a lesson under the next number, in TypeScript or JavaScript', async () => {
    const { exitCode, stdout, made } = await laidOut('who-waits', '--in', fixtureCourse)
    expect([exitCode, [...made.keys()]]).toEqual([0, [`${fixtureCourse}/05-who-waits`]])
    expect(stdout).toMatch(/^Laid out .*lesson\.ts[\s\S]*Next: learn-async check /)
    const [texts] = made.values()
    expect(texts!.get('text.md')).toMatch(/^---\s+id: who-waits\ntitle: Who waits\n/)
    const script = await laidOut('who-waits', '--in', '/nowhere at all', '--language', 'js')
    expect([...script.made.keys()]).toEqual(['/nowhere at all/01-who-waits'])
    const [scripts] = script.made.values()
    expect([...scripts!.keys()]).toContain('lesson.js')
    expect(script.stdout).toContain('learn-async check "/nowhere at all"')
  })

  it.each([
    [['good', '--in', fixtureCourse], 'leads to 01-good already'],
    [['fine', '--in', fixtureCourse], 'leads to 01-good already'],
    [['Who'], 'is no id'],
    [['12'], 'is no id'],
    [['who', '--language', 'rust'], '--language is ts or js'],
  ])('%j is refused', async (args, said) => {
    const { exitCode, stderr, made } = await laidOut(...args)
    expect([exitCode, made.size]).toEqual([2, 0])
    expect(stderr).toContain(said)
  })

  it('says in one line that it cannot be written', async () => {
    const { exitCode, stderr } = await runInProcess(['new', 'who-waits', '--in', '/nowhere'])
    expect([exitCode, stderr]).toEqual([
      1,
      'learn-async: /nowhere/01-who-waits cannot be laid out: this machine makes no folders\n',
    ])
  })
})
