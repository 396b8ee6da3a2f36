import type { ExerciseChild } from './run-exercise.ts'

/**
 * The child for JavaScript and TypeScript: this Node, with its guard rails. They
 * keep a program from doing harm by mistake; they are no wall against one that
 * wants to.
 */
export function javaScriptChild({ command, child, permissions }: JavaScriptHost): ExerciseChild {
  const permission = ['--permission', '--experimental-permission'].find((flag) =>
    permissions.has(flag),
  )
  return {
    command,
    args: (file, asks) => [
      '--no-warnings',
      '--experimental-vm-modules',
      '--max-old-space-size=1000',
      // The debugger, which is asked where a file goes round, does not go with it.
      ...(asks || permission === undefined
        ? []
        : [
            permission,
            '--allow-worker',
            `--allow-fs-read=${folderOf(child)}*`,
            `--allow-fs-read=${folderOf(file)}*`,
          ]),
      child,
      ...(asks ? ['asks'] : []),
    ],
  }
}

export interface JavaScriptHost {
  /** Node itself. */
  command: string
  /** The built child, as a path. */
  child: string
  /** The flags that this Node knows. */
  permissions: ReadonlySet<string>
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)
}
