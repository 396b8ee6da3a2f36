import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand, temporaryHome } from '../../testing/command-line.ts'
import { checksEndingLessons, checksWhatIsNoFile } from './checked-courses.ts'
import { endingCourse, endingLessons } from './ending-lessons.ts'
import { program } from '../../testing/terminal.ts'

const onWindows = process.platform === 'win32'

checksEndingLessons('few')
checksWhatIsNoFile('few')

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
