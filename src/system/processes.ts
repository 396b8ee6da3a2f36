import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FoundPython, Processes } from '../runners/processes.ts'
import { runChild } from './child.ts'

/** Child processes of this machine, each in a group of its own unless all are to stay in ours. */
export function nodeProcesses({ inOurGroup = false } = {}): Processes {
  let python: Promise<FoundPython> | null = null
  return {
    runNode: (job) => runNode({ ...job, inOurGroup }),
    runPython: (job) => runPython({ ...job, inOurGroup }),
    runExercise: (job) => runChild({ ...job, inOurGroup }),
    temporaryFile,
    findPython: () => (python ??= findPython()),
  }
}

type Grouped<Run extends (job: never) => unknown> = (
  job: Parameters<Run>[0] & { inOurGroup: boolean },
) => ReturnType<Run>

const runNode: Grouped<Processes['runNode']> = ({ file, preload, flags, args, ...job }) =>
  runChild({
    ...job,
    command: process.execPath,
    args: [...flags, '--require', preload, file, ...args],
  })

// Its own bytecode beside the runner would be a file that nobody put there.
const runPython: Grouped<Processes['runPython']> = ({ variables, args, ...job }) =>
  runChild({
    ...job,
    args: ['-B', ...args],
    variables: { PYTHONIOENCODING: 'utf-8', ...variables },
  })

/** The oldest that has asyncio.TaskGroup and asyncio.timeout. */
const oldestPython = [3, 11] as const

/** LEARN_ASYNC_PYTHON, or python3 on PATH (python on Windows), asked for its version. */
function findPython(): Promise<FoundPython> {
  const command =
    process.env.LEARN_ASYNC_PYTHON || (process.platform === 'win32' ? 'python' : 'python3')
  const ask = ['-c', 'import platform; print(platform.python_version())']
  return new Promise((resolve) =>
    execFile(command, ask, { timeout: 20_000, windowsHide: true }, (error, stdout) => {
      const [, version, major, minor] = /^((\d+)\.(\d+)\S*)\s*$/.exec(stdout) ?? []
      if (error !== null || version === undefined) {
        return resolve({ kind: 'missing', command, version: null })
      }
      const isOld =
        Number(major) < oldestPython[0] ||
        (Number(major) === oldestPython[0] && Number(minor) < oldestPython[1])
      resolve({ kind: isOld ? 'missing' : 'found', command, version })
    }),
  )
}

const temporaryFile: Processes['temporaryFile'] = async (name, text) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'learn-async-'))
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}\n')
  const file = path.join(folder, path.basename(name))
  await writeFile(file, text)
  return { path: file, remove: () => rm(folder, { recursive: true, force: true }) }
}
