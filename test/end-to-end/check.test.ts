import { execFileSync, spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand, temporaryHome } from '../../testing/command-line.ts'
import { endingCourse, endingLessons } from './ending-lessons.ts'
import { program } from '../../testing/terminal.ts'

const onWindows = process.platform === 'win32'

describe('check of a course whose lessons end it, hold it and speak for it', async () => {
  const course = endingCourse(endingLessons)
  const checked = await runCommand(['check', course])

  it('comes to its own end', () => {
    expect([checked.exitCode, checked.stderr]).toEqual([1, ''])
    const count = Object.keys(endingLessons).length + 2
    expect(checked.stdout).toMatch(new RegExp(`^${count} lessons checked, \\d+ to mend\\.$`, 'm'))
  })

  it.each(Object.entries(endingLessons))('names what %s does', (name, { says }) => {
    const lines = checked.stdout.split('\n').filter((line) => line.includes(`-${name}/`))
    const told = lines.map((line) => line.replace(/^\d+-[a-z-]+\//, ''))
    expect(
      told.filter((line) => says.test(line)),
      lines.join('\n'),
    ).toHaveLength(1)
  })

  it('finds no fault in the good ones among them', () => {
    expect(checked.stdout).not.toMatch(/(first|last)-good/)
  })
}, 300_000)

it('says the places in the document too', async () => {
  const { 'throws-at-import': one } = endingLessons
  const { stdout } = await runCommand(['check', endingCourse({ one: one! }), '--json'])
  expect(JSON.parse(stdout)).toMatchObject({
    lessons: ['first-good', 'one', 'last-good'],
    faults: [
      { file: '02-one/demo.js', line: 1, column: 7, fault: 'cannot be imported: not today' },
    ],
  })
})

/** Writes the numbers of its process and of one that it starts, and then holds its thread. */
const holding = (kept: string): string =>
  `const { writeFileSync, renameSync } = await import('node:fs');
  const { spawn } = await import('node:child_process');
  const { pid } = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
  writeFileSync('${kept}.new', process.pid + ' ' + pid);
  renameSync('${kept}.new', '${kept}');`.replaceAll('\n', ' ')

async function begun(kept: string): Promise<number[]> {
  while (!existsSync(kept)) await new Promise((resolve) => setTimeout(resolve, 20))
  return readFileSync(kept, 'utf8').split(' ').map(Number)
}

/** Those of these processes that are there, once they had the time to be cleared away. */
async function left(numbers: readonly number[]): Promise<number[]> {
  const there = (number: number): boolean => {
    try {
      process.kill(number, 0)
      return !isDead(number)
    } catch {
      return false
    }
  }
  for (let patience = 100; numbers.some(there) && patience > 0; patience--) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return numbers.filter(there)
}

/** Whether a process is there only because nobody has asked how it ended. */
function isDead(number: number): boolean {
  const state = execFileSync('ps', ['-o', 'stat=', '-p', String(number)]).toString()
  return state.startsWith('Z')
}

describe.skipIf(onWindows)('whatever a lesson is doing, all that check started ends', () => {
  it.each([
    ['SIGINT', 130, 'stopped; what you did is saved'],
    ['SIGTERM', 143, 'ended from outside; what you did is saved'],
    // Nobody is told, but nothing is left.
    ['SIGKILL', null, ''],
  ] as const)('with check, on %s', async (signal, code, line) => {
    const kept = path.join(temporaryHome(), 'numbers')
    const does = `${holding(kept)} for (;;);`
    const course = endingCourse({ one: { file: 'lesson.js', at: 'top', does, says: /./ } })
    const child = spawn(process.execPath, [program, 'check', course], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    const numbers = await begun(kept)
    child.kill(signal)
    expect([await ended, stderr]).toEqual([code, line === '' ? '' : `learn-async: ${line}\n`])
    expect(await left(numbers)).toEqual([])
  })

  it('with the lesson, and check goes on', async () => {
    const kept = path.join(temporaryHome(), 'numbers')
    const does = `${holding(kept)} process.exit(0)`
    const course = endingCourse({ one: { file: 'lesson.js', at: 'top', does, says: /./ } })
    const { stdout } = await runCommand(['check', course])
    expect(stdout).toMatch(/^02-one\/lesson\.js:1:\d+: ends the process by process\.exit/)
    expect(stdout).toContain('3 lessons checked, 1 to mend.')
    expect(await left(await begun(kept))).toEqual([])
  })
})

describe.skipIf(onWindows)('what is not a file is named, and not waited for', () => {
  it.each([
    ['a pipe', 'text.md', (file: string) => execFileSync('mkfifo', [file])],
    ['a pipe', 'lesson.js', (file: string) => execFileSync('mkfifo', [file])],
    ['a pipe', 'demo.js', (file: string) => execFileSync('mkfifo', [file])],
    ['a device', 'text.md', (file: string) => symlinkSync('/dev/zero', file)],
    ['a device', 'lesson.js', (file: string) => symlinkSync('/dev/zero', file)],
    ['a link to itself', 'snippets.js', (file: string) => symlinkSync(file, file)],
  ])('%s as %s', async (_what, name, make) => {
    const course = endingCourse({})
    const file = path.join(course, '01-first-good', name)
    renameSync(file, `${file}.kept`)
    make(file)
    const { exitCode, stdout } = await runCommand(['check', course])
    expect(exitCode).toBe(1)
    expect(stdout).toContain(`01-first-good/${name}: is not a file\n`)
    expect(stdout).not.toContain('last-good')
  })

  it('a folder as text.md', async () => {
    const course = endingCourse({})
    const file = path.join(course, '01-first-good', 'text.md')
    renameSync(file, `${file}.kept`)
    mkdirSync(file)
    writeFileSync(path.join(file, 'inside'), '')
    const { stdout } = await runCommand(['check', course])
    expect(stdout).toContain('01-first-good/text.md: is not a file\n')
  })
})
