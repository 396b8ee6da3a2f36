import type { ExerciseChild } from './run-exercise.ts'

export interface PythonHost {
  command: string
  /** The file that runs a learner's, as a path. */
  runner: string
}

/** The child for Python, which sees nothing of the environment or of what else is installed for it. */
export function pythonChild({ command, runner }: PythonHost): ExerciseChild {
  return {
    command,
    args: (_file, asks) => ['-I', '-X', 'utf8', runner, ...(asks ? ['asks'] : [])],
  }
}
