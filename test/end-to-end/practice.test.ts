import { copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runCommand, temporaryHome } from '../../testing/command-line.ts'

const good = fileURLToPath(new URL('../../lessons/03-gather/practice/good/', import.meta.url))

it('an exercise is laid out, refused, written, passed and remembered', async () => {
  const folder = temporaryHome()
  const env = { LEARN_ASYNC_HOME: path.join(folder, 'home') }
  const run = (...args: string[]) => runCommand(args, env, folder)
  for (const language of ['ts', 'js', 'py']) {
    const { exitCode, stdout } = await run('practice', 'gather', '--language', language)
    expect([exitCode, stdout]).toEqual([
      0,
      expect.stringContaining(`learn-async/gather.${language}`),
    ])
  }
  const refused = await run('verify', 'gather', '--json')
  expect(refused.exitCode).toBe(1)
  const { results } = JSON.parse(refused.stdout) as {
    results: { file: string; status: string; expectations: { id: string; passed: boolean }[] }[]
  }
  expect(results.map(({ file, status }) => [path.basename(file), status])).toEqual([
    ['gather.ts', 'fail'],
    ['gather.js', 'fail'],
    ['gather.py', 'fail'],
  ])
  for (const { expectations } of results) {
    expect(expectations.find(({ passed }) => !passed)?.id).toBe('all-at-once')
  }
  copyFileSync(path.join(good, 'class-with-enum.ts'), path.join(folder, 'learn-async/gather.ts'))
  copyFileSync(path.join(good, 'gather.py'), path.join(folder, 'learn-async/gather.py'))
  writeFileSync(
    path.join(folder, 'learn-async/gather.js'),
    readFileSync(path.join(good, 'recursion.ts'), 'utf8').replace(/^/, '// '),
  )
  // A name that leads there is as good as the file.
  mkdirSync(path.join(folder, 'links'))
  symlinkSync('../learn-async/gather.ts', path.join(folder, 'links/gather.ts'))
  const passed = await run(
    'verify',
    'learn-async/gather.ts',
    'learn-async/gather.py',
    'links/gather.ts',
  )
  expect(passed.stdout).toContain('3 of 3 files passed.')
  expect(passed.exitCode).toBe(0)
  const listed = JSON.parse((await run('list', '--json')).stdout)
  const gather = listed.lessons.find(({ id }: { id: string }) => id === 'gather')
  expect(gather.solved).toEqual(['javascript', 'python'])
})
