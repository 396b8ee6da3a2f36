import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../../testing/command-line.ts'
import { chosen, type Which } from '../../testing/few.ts'
import { endingCourse, endingLessons } from './ending-lessons.ts'

/** Checks a course of lessons that hold or end what checks them. */
export function checksEndingLessons(which: Which): void {
  const lessons = chosen(Object.entries(endingLessons), which, 8)
  describe('check of a course whose lessons end it, hold it and speak for it', async () => {
    const course = endingCourse(Object.fromEntries(lessons))
    const checked = await runCommand(['check', course])

    it('comes to its own end', () => {
      expect([checked.exitCode, checked.stderr]).toEqual([1, ''])
      const count = lessons.length + 2
      expect(checked.stdout).toMatch(new RegExp(`^${count} lessons checked, \\d+ to mend\\.$`, 'm'))
    })

    it.each(lessons)('names what %s does', (name, { says }) => {
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
}

const notFiles: [what: string, name: string, make: (file: string) => void][] = [
  ['a pipe', 'text.md', (file) => execFileSync('mkfifo', [file])],
  ['a pipe', 'lesson.js', (file) => execFileSync('mkfifo', [file])],
  ['a pipe', 'demo.js', (file) => execFileSync('mkfifo', [file])],
  ['a device', 'text.md', (file) => symlinkSync('/dev/zero', file)],
  ['a device', 'lesson.js', (file) => symlinkSync('/dev/zero', file)],
  ['a link to itself', 'snippets.js', (file) => symlinkSync(file, file)],
  ['a folder', 'text.md', (file) => mkdirSync(path.join(file, 'inside'), { recursive: true })],
]

/** Checks a lesson one file of which is another thing. */
export function checksWhatIsNoFile(which: Which): void {
  describe.skipIf(process.platform === 'win32')(
    'what is not a file is named, and not waited for',
    () => {
      it.each(chosen(notFiles, which, 2))('%s as %s', async (_what, name, make) => {
        const course = endingCourse({})
        const file = path.join(course, '01-first-good', name)
        renameSync(file, `${file}.kept`)
        make(file)
        const { exitCode, stdout } = await runCommand(['check', course])
        expect(exitCode).toBe(1)
        expect(stdout).toContain(`01-first-good/${name}: is not a file\n`)
        expect(stdout).not.toContain('last-good')
      })
    },
  )
}
