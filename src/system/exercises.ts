import type { ExerciseHost } from '../runners/host.ts'

/** What runs a learner's exercises, as the build puts it into a folder. */
export function exerciseHost(folder: string): ExerciseHost {
  return {
    javascript: {
      command: process.execPath,
      child: `${folder}/child.cjs`,
      // Asked for when a file is to run: Node makes it then.
      get permissions() {
        return process.allowedNodeEnvironmentFlags
      },
    },
    pythonRunner: `${folder}/python/learn_async_exercise.py`,
    typescript: `${folder}/typescript.cjs`,
  }
}
