import type { RunHost } from '../host.ts'
import type { FoundPython } from '../processes.ts'
import { javaScriptChild } from './javascript.ts'
import { pythonChild } from './python.ts'
import type { ExerciseChild } from './run-exercise.ts'

/** What starts the child of a language, or the Python that is not there. */
export async function exerciseChild(
  language: 'javascript' | 'python',
  { exercises, processes }: Pick<RunHost, 'exercises' | 'processes'>,
): Promise<{ kind: 'found'; child: ExerciseChild } | Extract<FoundPython, { kind: 'missing' }>> {
  if (language === 'javascript') {
    return { kind: 'found', child: javaScriptChild(exercises.javascript) }
  }
  const found = await processes.findPython()
  if (found.kind === 'missing') return found
  const { command } = found
  return { kind: 'found', child: pythonChild({ command, runner: exercises.pythonRunner }) }
}
