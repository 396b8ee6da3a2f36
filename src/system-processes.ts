import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { EndedBy, FoundPython, ProcessEnd, Processes } from './lab/processes.ts'

/** More lines on stdout, or more characters there or on stderr, is a program gone wild. */
const mostLines = 10_000
const mostCharacters = 1_000_000

/** What of our environment a child needs to start; nothing that would change what it prints. */
const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'LC_ALL', 'SystemRoot']

/** Child processes of this machine, each in a group of its own unless all are to stay in ours. */
export function nodeProcesses({ inOurGroup = false } = {}): Processes {
  let python: Promise<FoundPython> | null = null
  return {
    runNode: (job) => runNode({ ...job, inOurGroup }),
    runPython: (job) => runPython({ ...job, inOurGroup }),
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

interface ChildJob {
  command: string
  args: readonly string[]
  folder?: string
  variables?: Readonly<Record<string, string>>
  deadlineMs: number
  signal?: AbortSignal
  inOurGroup: boolean
  onStamp: (line: string) => void
}

function runChild({
  command,
  args,
  folder,
  variables,
  deadlineMs,
  signal,
  inOurGroup,
  onStamp,
}: ChildJob): Promise<ProcessEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...ownEnvironment(), ...variables },
      ...(folder !== undefined && { cwd: folder }),
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      // A group of its own, so that what it starts dies with it.
      detached: !inOurGroup && process.platform !== 'win32',
      windowsHide: true,
    })
    let endedBy: EndedBy = 'itself'
    const end = (why: EndedBy): void => {
      if (child.exitCode !== null || child.signalCode !== null) return
      endedBy = why
      if (inOurGroup) child.kill('SIGKILL')
      else killGroup(child.pid)
    }
    const whenAsked = (): void => end('asked')
    const timer = setTimeout(() => end('deadline'), deadlineMs)
    signal?.addEventListener('abort', whenAsked)
    if (signal?.aborted) whenAsked()

    let stderr = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
      if (stderr.length > mostCharacters) end('too much output')
    })
    const stamps = child.stdio[3] as Readable
    let [lines, characters] = [0, 0]
    createInterface({ input: stamps }).on('line', (line) => {
      if (++lines > mostLines) return end('too much output')
      onStamp(line)
    })
    // Counted as it comes: a line that never ends would be kept whole.
    stamps.on('data', ({ length }: Buffer) => {
      characters += length
      if (characters > mostCharacters) end('too much output')
    })
    child.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.once('close', (exitCode) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', whenAsked)
      resolve({ exitCode, stderr, endedBy })
    })
  })
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    kept.flatMap((name) => (name in process.env ? [[name, process.env[name]!]] : [])),
  )
}

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

/** Kills a process and all that it started. */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It ended by itself in this very moment.
  }
}

const temporaryFile: Processes['temporaryFile'] = async (name, text) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'learn-async-'))
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}\n')
  const file = path.join(folder, path.basename(name))
  await writeFile(file, text)
  return { path: file, remove: () => rm(folder, { recursive: true, force: true }) }
}
