import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { it } from 'vitest'
import { judge } from '../../src/practice/judge.ts'
import { processes } from '../../testing/exercise-host.ts'
import { pythonChild } from '../../src/runners/exercise/python.ts'

it('tries', { timeout: 1e7 }, async () => {
  const command = process.env.TRY_PYTHON ?? 'python3'
  const runner = path.resolve('src/runners/exercise/python/learn_async_exercise.py')
  const out: string[] = []
  for (const lesson of (process.env.TRY ?? '03-gather').split(',')) {
    const { default: exercise } = await import(path.resolve('lessons', lesson, 'practice/check.ts'))
    for (const kind of ['good', 'bad']) {
      for (const name of readdirSync(path.resolve('lessons', lesson, 'practice', kind))) {
        if (!name.endsWith('.py') || (process.env.ONLY && !name.includes(process.env.ONLY)))
          continue
        const file = path.resolve('lessons', lesson, 'practice', kind, name)
        const rule = /^# refused: (\S+)\n/.exec(readFileSync(file, 'utf8'))?.[1] ?? null
        for (const seed of (process.env.SEEDS ?? '20250101').split(',').map(Number)) {
          const v = await judge({
            exercise,
            file,
            language: 'python',
            seed,
            child: pythonChild({ command, runner }),
            processes,
          })
          const got = v.missed?.id ?? (v.status === 'pass' ? null : v.status)
          if (got !== rule || process.env.ALL)
            out.push(
              `${got === rule ? 'ok  ' : 'DIFF'} ${lesson} ${kind}/${name} wanted ${rule} got ${got}: ${JSON.stringify(v.missed?.missed)} case ${v.missed?.case?.parts[0]?.scenario.id} ${v.result.output.slice(-500)}`,
            )
        }
      }
    }
  }
  writeFileSync('/tmp/px/tried.txt', out.join('\n') + '\ntried\n')
})
