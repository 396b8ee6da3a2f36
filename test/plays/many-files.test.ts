import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { inShell, temporaryHome } from '../../testing/command-line.ts'
import { program } from '../../testing/terminal.ts'

// Beside the tests, so that packages are found.
const work = mkdtempSync(
  path.join(fileURLToPath(new URL('../../node_modules/', import.meta.url)), '.faults-'),
)
afterAll(() => rmSync(work, { recursive: true, force: true }))

it('a machine with 64 files to open says in a fetch of 1,000 what to turn', async () => {
  const command = `"${process.execPath}" "${withManyUrls(1000)}" run fetch --set n=1000`
  const { code, stdout, stderr } = await inShell(
    `ulimit -n 64; ${command} many --speed 5`,
    temporaryHome(),
  )
  expect([code, stderr]).toEqual([1, ''])
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'It failed on this machine, as it should not: too many open files: try fewer connections at a time (the connections knob). Next:',
  )
  const within = await inShell(
    // Slow enough for a busy machine to be done before the deadline.
    `ulimit -n 64; ${command} pool --speed 2 --set connections=10 --set delay=200`,
    temporaryHome(),
  )
  // 1 where the machine got in the way of the run, which then says so.
  expect(within.code).toBe(within.stdout.includes('The machine got in the way') ? 1 : 0)
  expect(within.stdout.replace(/\s+/g, ' ')).toContain(
    'The server saw 1000 requests over 10 connections',
  )
})

/** A copy of the program whose fetch lesson has a knob for more URLs than a learner needs. */
function withManyUrls(most: number): string {
  const dist = path.join(work, 'dist')
  cpSync(path.dirname(path.dirname(program)), dist, { recursive: true })
  const lesson = path.join(dist, 'lessons/04-fetch/lesson.js')
  const code = readFileSync(lesson, 'utf8')
  const knob = /(how many URLs[^}]*max:)200/
  expect(code).toMatch(knob)
  writeFileSync(lesson, code.replace(knob, `$1${most}`))
  return path.join(dist, path.relative(path.dirname(path.dirname(program)), program))
}
