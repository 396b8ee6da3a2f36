import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder } from '../../src/system/files.ts'
import { temporaryHome } from '../../testing/command-line.ts'
import { type Result, runInProcess } from '../../testing/in-process.ts'

const laidOut = (words: readonly string[], runsTypeScript = true): Promise<Result> =>
  runInProcess(['new', ...words], {}, { makeFolder, runsTypeScript })
const text = (...names: string[]): string => readFileSync(path.join(...names), 'utf8')

describe('new', () => {
  it('lays out a lesson with the next number, in TypeScript where this Node runs it', async () => {
    const course = temporaryHome()
    mkdirSync(path.join(course, '06-errors'))
    const { exitCode, stdout } = await laidOut(['who-waits', '--in', course])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^Laid out .*07-who-waits: .*lesson\.ts.*package\.json/)
    expect(stdout).not.toContain('In JavaScript')
    expect(text(course, '07-who-waits', 'text.md')).toMatch(/id: who-waits/)
  })

  it('in JavaScript where it does not, or it is asked for, and says why', async () => {
    const course = temporaryHome()
    const { stdout } = await laidOut(['first', '--in', course], false)
    expect(stdout).toMatch(/lesson\.js[\s\S]*In JavaScript, types in comments: this Node runs no/)
    const asked = await laidOut(['second', '--in', course, '--language', 'js'])
    expect(asked.stdout).toMatch(/02-second: .*lesson\.js/)
    expect(asked.stdout).not.toContain('types in comments')
    const inside = path.join(course, 'node_modules', 'lessons')
    expect((await laidOut(['third', '--in', inside])).stdout).toContain('inside node_modules')
  })

  it('in TypeScript where all of a course is, which a build makes run', async () => {
    const course = temporaryHome()
    mkdirSync(path.join(course, '01-built'))
    writeFileSync(path.join(course, '01-built', 'lesson.ts'), '')
    writeFileSync(path.join(course, 'package.json'), '{ "type": "module" }')
    const { stdout } = await laidOut(['next', '--in', course, '--language', 'ts'], false)
    expect(stdout).toMatch(/02-next: .*lesson\.ts/)
    expect(stdout).not.toContain('package.json')
  })

  it('with an exercise, or of a lesson that is there the exercise alone', async () => {
    const course = temporaryHome()
    await laidOut(['both', '--in', course])
    expect(existsSync(path.join(course, '01-both', 'practice'))).toBe(false)
    const { exitCode, stdout } = await laidOut(['both', '--practice', '--in', course])
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/01-both\/practice: .*task\.md/)])
    expect(text(course, '01-both', 'practice', 'check.ts')).toContain('export default')
    const whole = await laidOut(['more', '--practice', '--in', course])
    expect(whole.stdout).toMatch(/02-more: .*practice\/task\.md/)
  })

  it.each([
    [['Who'], /^learn-async: "Who" is no id: .*\n$/],
    [['12'], /^learn-async: "12" is no id: .*\n$/],
    [['who', '--language', 'py'], /^learn-async: --language is ts or js, and not "py"\n$/],
  ])('%j is wrong use', async (words, said) => {
    const { exitCode, stderr } = await laidOut([...words, '--in', temporaryHome()])
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(said)])
  })

  it('refuses a name that is there, also as an alias', async () => {
    const course = temporaryHome()
    mkdirSync(path.join(course, '01-first'))
    const front = '---\nid: first\ntitle: T\nsummary: S\naliases: also-first\n---\n'
    writeFileSync(path.join(course, '01-first', 'text.md'), front)
    for (const id of ['first', 'also-first']) {
      const { exitCode, stderr } = await laidOut([id, '--in', course])
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('leads to 01-first already')])
    }
  })

  it('one that cannot be laid out is told, exit 1', async () => {
    const file = path.join(temporaryHome(), 'file')
    writeFileSync(file, '')
    const { exitCode, stderr } = await laidOut(['one', '--in', file])
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/cannot be laid out: .*\n$/)])
  })
})
