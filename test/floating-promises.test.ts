import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const oxlint = path.join(
  path.dirname(createRequire(import.meta.url).resolve('oxlint/package.json')),
  'bin/oxlint',
)

/** The lines that the rule names, with no other rule and no override of the house. */
async function linesNamed(file: string): Promise<number[]> {
  const folder = await mkdtemp(path.join(root, 'node_modules/.floating-'))
  try {
    const config = path.join(folder, 'oxlint.json')
    const rules = { 'typescript/no-floating-promises': 'error' }
    await writeFile(config, JSON.stringify({ rules, categories: { correctness: 'off' } }))
    const { stdout } = spawnSync(
      process.execPath,
      [oxlint, '--type-aware', '--config', config, '--format', 'json', file],
      { cwd: root, encoding: 'utf8' },
    )
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { labels: { span: { line: number } }[] }[]
    }
    return diagnostics.map(({ labels }) => labels[0]!.span.line)
  } finally {
    await rm(folder, { recursive: true })
  }
}

it('names the two lines of which the lesson on debugging says that a linter finds them', async () => {
  const file = 'lessons/11-debug/report.ts'
  const lines = (await readFile(path.join(root, file), 'utf8')).split('\n')
  const named = await linesNamed(file)
  const [copy, save] = ["copy() // today's files", "save() // today's report"]
  expect(named.map((line) => lines[line - 1]!.trim())).toEqual([copy, save])
  const text = await readFile(path.join(root, 'lessons/11-debug/text.md'), 'utf8')
  expect(text.replaceAll('\n', ' ')).toContain(
    'save() is not awaited. The lint rule no-floating-promises finds both calls without a run.',
  )
})
