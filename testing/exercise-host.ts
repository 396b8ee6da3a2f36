import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeProcesses } from '../src/system/processes.ts'
import type { Language } from '../src/practice/check.ts'
import { javaScriptChild } from '../src/runners/exercise/javascript.ts'
import { pythonChild } from '../src/runners/exercise/python.ts'
import type { ExerciseChild } from '../src/runners/exercise/run-exercise.ts'
// @ts-expect-error -- a script of the build, which has no types
import { buildExerciseChild } from '../scripts/exercise-child.js'

const root = fileURLToPath(new URL('..', import.meta.url))

export const processes = nodeProcesses()

/** Starts the child of a language, as this checkout has it: it is built when first asked for. */
export async function exerciseChild(language: Language): Promise<ExerciseChild> {
  if (language === 'javascript') return (javaScript ??= buildJavaScript())
  const found = await processes.findPython()
  if (found.kind === 'missing') throw new Error(`no Python: ${found.command}`)
  const runner = path.join(root, 'src/runners/exercise/python/learn_async_exercise.py')
  return pythonChild({ command: found.command, runner })
}

let javaScript: Promise<ExerciseChild> | null = null

async function buildJavaScript(): Promise<ExerciseChild> {
  const folder = mkdtempSync(path.join(tmpdir(), 'exercise-child-'))
  await (buildExerciseChild as (root: string, to: string) => Promise<void>)(root, folder)
  return javaScriptChild({
    command: process.execPath,
    child: path.join(folder, 'child.cjs'),
    permissions: process.allowedNodeEnvironmentFlags,
  })
}

export function languageOf(file: string): Language | null {
  if (/\.[mc]?[jt]s$/.test(file)) return 'javascript'
  return file.endsWith('.py') ? 'python' : null
}
