import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'
import { expect, it } from 'vitest'
import { runCommand } from '../../testing/command-line.ts'
import { program } from '../../testing/terminal.ts'

const pretending = fileURLToPath(new URL('other-versions.cjs', import.meta.url))

function on(found: object) {
  const NODE_OPTIONS = `--require ${JSON.stringify(pretending)}`
  return runCommand(['--version'], { NODE_OPTIONS, FOUND: JSON.stringify(found) })
}

it.each([
  [{ node: '12.22.12' }, '; this is Node.js 12.22.12'],
  [{ node: '16.20.2' }, '; this is Node.js 16.20.2'],
  [{ node: '18.20.8' }, '; this is Node.js 18.20.8'],
  [{ node: '20.9.0' }, '; this is Node.js 20.9.0'],
  [{ node: '20.18.3' }, '; this is Node.js 20.18.3'],
  [{ node: '24.3.0', bun: '1.3.0' }, '; this is Bun 1.3.0'],
  [{ node: '24.2.0', deno: '2.5.0' }, '; this is Deno 2.5.0'],
  [
    { node: '22.2.0', getBuiltinModule: false },
    ', but for 21, and 22 before 22.3; this is Node.js 22.2.0',
  ],
])('is refused in one line on %j', async (found, end) => {
  expect(await on(found)).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `learn-async runs on Node.js 20.19 or newer${end}\n`,
  })
})

it.each(['20.19.0', '22.3.0', '24.0.0', '26.1.0', '100.0.0'])('runs on Node %s', async (node) => {
  const { exitCode, stdout, stderr } = await on({ node })
  expect([exitCode, stdout, stderr]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/), ''])
})

it('is written so that any Node can read it', async () => {
  const code = await readFile(program, 'utf8')
  const [asItIs, lowered] = await Promise.all([
    transform(code, { target: 'esnext' }),
    transform(code, { target: 'es5' }),
  ])
  expect(lowered.code).toBe(asItIs.code)
  await expect(transform('const newer = 1', { target: 'es5' })).rejects.toThrow(/const/)
})
