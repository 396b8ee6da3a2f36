import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Processes } from './lab/processes.ts'

/** More than this on stdout or stderr is a program gone wild. */
const mostLines = 10_000
const mostStderr = 1_000_000

/** What of our environment a child needs to start; nothing that would change what it prints. */
const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'LC_ALL', 'SystemRoot']

/** Child processes of this Node. */
export function nodeProcesses(): Processes {
  return { runNode, temporaryFile }
}

const runNode: Processes['runNode'] = ({
  file,
  preload,
  flags,
  args,
  deadlineMs,
  signal,
  onStamp,
}) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...flags, '--require', preload, file, ...args], {
      env: Object.fromEntries(
        kept.flatMap((name) => (name in process.env ? [[name, process.env[name]]] : [])),
      ),
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      // A group of its own, so that what it starts dies with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
    let endedBy: 'itself' | 'deadline' | 'asked' | 'too much output' = 'itself'
    const end = (why: typeof endedBy): void => {
      if (child.exitCode !== null || child.signalCode !== null) return
      endedBy = why
      killGroup(child.pid)
    }
    const whenAsked = (): void => end('asked')
    const timer = setTimeout(() => end('deadline'), deadlineMs)
    signal?.addEventListener('abort', whenAsked)
    if (signal?.aborted) whenAsked()

    let stderr = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
      if (stderr.length > mostStderr) end('too much output')
    })
    let lines = 0
    createInterface({ input: child.stdio[3] as Readable }).on('line', (line) => {
      if (++lines > mostLines) return end('too much output')
      onStamp(line)
    })
    child.once('error', reject)
    child.once('close', (exitCode) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', whenAsked)
      resolve({ exitCode, stderr, endedBy })
    })
  })

function killGroup(pid: number | undefined): void {
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
