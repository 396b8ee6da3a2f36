import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { runCommand, temporaryHome } from '../../testing/command-line.ts'

it('loses nothing of ten processes that write at once', async () => {
  const env = { LEARN_ASYNC_HOME: temporaryHome() }
  await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      runCommand(
        ['quiz', 'gather', '--answers', index % 2 === 0 ? '-,2' : '-,3', '--speed', '20'],
        env,
      ),
    ),
  )
  const text = readFileSync(path.join(env.LEARN_ASYNC_HOME, 'journal.jsonl'), 'utf8')
  const entries = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  expect(entries).toHaveLength(40)
  expect(entries.filter(({ verdict }) => verdict === 'right')).toHaveLength(5)
})

it('goes on unsaved, with one line, where nothing can be written', async () => {
  const home = path.join(temporaryHome(), 'a-file')
  writeFileSync(home, 'not a folder')
  const { exitCode, stdout, stderr } = await runCommand(
    ['quiz', 'gather', '--answers', '-,2', '--speed', '20'],
    {
      LEARN_ASYNC_HOME: path.join(home, 'below'),
    },
  )
  expect(exitCode).toBe(1)
  expect(stdout).toContain('1 of 4 right.')
  expect(
    stderr.split('\n').filter((line) => line.includes('progress is not saved from here on')),
  ).toHaveLength(1)
})

it.skipIf(process.getuid?.() === 0)(
  'says so where the folder is read-only (not as root, who may write anywhere)',
  async () => {
    const home = temporaryHome()
    mkdirSync(path.join(home, 'locked'))
    chmodSync(path.join(home, 'locked'), 0o500)
    const { stderr } = await runCommand(['settings', 'motion', 'off'], {
      LEARN_ASYNC_HOME: path.join(home, 'locked'),
    })
    expect(stderr).toContain('progress is not saved from here on: no permission to write')
  },
)

it('says in one line that a machine has no home', async () => {
  const { exitCode, stdout, stderr } = await runCommand(['settings', 'motion', 'off'], {
    LEARN_ASYNC_HOME: '',
    HOME: '/dev/null/home',
  })
  expect([exitCode, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^learn-async: progress is not saved from here on: [^\n]*\n$/)
})
