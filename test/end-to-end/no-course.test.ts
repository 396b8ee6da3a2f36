import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand, temporaryHome } from '../../testing/command-line.ts'
import { runInProcess } from '../../testing/in-process.ts'

describe('where there is no course', () => {
  const empty = temporaryHome()
  mkdirSync(path.join(empty, 'node_modules', 'plain'), { recursive: true })
  writeFileSync(path.join(empty, 'node_modules', 'plain', 'package.json'), '{ "name": "plain" }')

  it.each([
    ['nope', '--course: there is no folder "nope", and no package of that name in node_modules'],
    [
      'plain',
      /package\.json of "plain" names no folder of lessons: "learn-async": "\.\/lessons" would$/,
    ],
    ['.', /: no lesson here: a lesson is a folder named like 01-event-loop$/],
    ['', '--course: it wants a folder of lessons, or a package that has one'],
  ])('%j is one line and exit 2, for whichever command', async (word, fault) => {
    for (const args of [['list'], ['run', 'gather']]) {
      const { exitCode, stdout, stderr } = await runCommand([...args, '--course', word], {}, empty)
      expect([exitCode, stdout]).toEqual([2, ''])
      expect(stderr.slice('learn-async: '.length).trimEnd()).toMatch(fault)
      expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    }
  })

  it('what the environment names is told of by its name', async () => {
    const { exitCode, stderr } = await runInProcess(['list'], { LEARN_ASYNC_COURSE: './nope' })
    expect([exitCode, stderr]).toEqual([
      2,
      'learn-async: LEARN_ASYNC_COURSE: there is no folder "./nope"\n',
    ])
  })

  it('a new lesson begins one', async () => {
    const { exitCode } = await runCommand(['new', 'first', '--course', '.'], {}, empty)
    expect(exitCode).toBe(0)
    expect(readdirSync(empty)).toContain('01-first')
  })
})
