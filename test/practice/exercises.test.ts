import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Language } from '../../src/practice/check.ts'
import { judge } from '../../src/practice/judge.ts'
import type { Exercise } from '../../src/practice/kit.ts'
import { easierSolution } from '../../src/practice/solution.ts'
import { exerciseChild, languageOf, processes } from '../../testing/exercise-host.ts'
import { chosen } from '../../testing/few.ts'

const lessons = fileURLToPath(new URL('../../lessons', import.meta.url))
const seed = 20_250_101

/**
 * Judges a few files of every exercise in JavaScript, and of a few in Python: the good ones pass,
 * each bad one misses the rule that its first line names. `learn-async check`, which the gate runs
 * over all lessons, judges every file in both.
 */
describe.each(['javascript', 'python'] as const)('exercises', (language) => {
  const withOne = readdirSync(lessons).filter((lesson) =>
    existsSync(path.join(lessons, lesson, 'practice')),
  )
  for (const lesson of language === 'python' ? chosen(withOne, 'few', 3) : withOne) {
    const folder = path.join(lessons, lesson, 'practice')
    describe(`${lesson} in ${language}`, () => {
      for (const file of chosen(filesIn(path.join(folder, 'good'), language), 'few', 1)) {
        it(`passes good/${path.basename(file)}`, async () => {
          const { missed, status } = await verdictOn(file, language)
          expect(missed && { id: missed.id, ...missed.missed }).toBeNull()
          expect(status).toBe('pass')
        })
      }
      const ending = language === 'python' ? 'py' : 'ts'
      it(`passes solution.${ending}`, async () => {
        const { missed } = await verdictOn(path.join(folder, `solution.${ending}`), language)
        expect(missed && { id: missed.id, ...missed.missed }).toBeNull()
      })
      it('refuses what is laid out as easier, by a rule of the exercise', async () => {
        const solution = path.join(folder, `solution.${ending}`)
        const easier = easierSolution(readFileSync(solution, 'utf8'))
        const { path: file, remove } = await processes.temporaryFile(`easier.${ending}`, easier)
        try {
          const { missed } = await verdictOn(file, language, path.join(folder, 'check.ts'))
          expect(missed?.id).not.toMatch(/^(?:undefined|syntax|threw-at-import|wrong-export)$/)
        } finally {
          await remove()
        }
      })
      for (const file of chosen(filesIn(path.join(folder, 'bad'), language), 'few', 2)) {
        it(`refuses bad/${path.basename(file)}`, async () => {
          const rule = /^(?:\/\/|#) refused: (\S+)\n/.exec(readFileSync(file, 'utf8'))?.[1]
          const { missed } = await verdictOn(file, language)
          expect(missed?.id).toBe(rule)
          expect(missed?.missed.saw).not.toBe('')
        })
      }
    })
  }
})

function filesIn(folder: string, language: Language): string[] {
  return readdirSync(folder)
    .toSorted()
    .map((name) => path.join(folder, name))
    .filter((file) => languageOf(file) === language)
}

async function verdictOn(file: string, language: Language, check = checkFor(file)) {
  const { default: exercise } = (await import(check)) as { default: Exercise }
  const child = await exerciseChild(language)
  return judge({ exercise, file, language, seed, child, processes })
}

/** Beside it, or beside the folder of good or bad ones. */
function checkFor(file: string): string {
  const folder = path.dirname(file)
  return path.join(/good$|bad$/.test(folder) ? path.dirname(folder) : folder, 'check.ts')
}
