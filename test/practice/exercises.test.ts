import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Exercise } from '../../src/practice/kit.ts'
import { judge } from '../../src/practice/judge.ts'
import { exerciseChild, languageOf, processes } from '../../testing/exercise-host.ts'

const lessons = fileURLToPath(new URL('../../lessons', import.meta.url))
const seed = 20_250_101

for (const lesson of readdirSync(lessons)) {
  const folder = path.join(lessons, lesson, 'practice')
  if (!existsSync(folder)) continue
  describe(lesson, () => {
    for (const file of filesIn(path.join(folder, 'good'))) {
      it(`passes good/${path.basename(file)}`, async () => {
        const { missed, status } = await verdictOn(file)
        expect(missed && { id: missed.id, ...missed.missed }).toBeNull()
        expect(status).toBe('pass')
      })
    }
    for (const file of filesIn(path.join(folder, 'bad'))) {
      it(`refuses bad/${path.basename(file)}`, async () => {
        const rule = /^(?:\/\/|#) refused: (\S+)\n/.exec(readFileSync(file, 'utf8'))?.[1]
        const { missed } = await verdictOn(file)
        expect(missed?.id).toBe(rule)
        expect(missed?.missed.saw).not.toBe('')
      })
    }
  })
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .map((name) => path.join(folder, name))
    .filter((file) => languageOf(file) !== null)
}

async function verdictOn(file: string) {
  const check = path.join(path.dirname(path.dirname(file)), 'check.ts')
  const { default: exercise } = (await import(check)) as { default: Exercise }
  const language = languageOf(file)!
  const child = await exerciseChild(language)
  return judge({ exercise, file, language, seed, child, processes })
}
