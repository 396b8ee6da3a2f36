import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Finding } from '../src/own-program/finding.ts'
import type { OwnProgramRun } from '../src/own-program/run.ts'
import { traced } from '../src/own-program/traced.ts'
import type { Start, WatchedEnd } from '../src/runners/own-program/capture.ts'
import { python } from '../src/runners/own-program/python.ts'
import { nodeOwnPrograms } from '../src/system/own-programs.ts'
import { nodeProcesses } from '../src/system/processes.ts'

const folder = fileURLToPath(new URL('../src/runners/own-program/python', import.meta.url))
const { files: disk } = nodeOwnPrograms({ preload: '', pythonFolder: folder })

/** All that is seen of a program from outside. */
export interface Seen {
  stdout: string
  stderr: string
  code: number | null
  signal: string | null
}

/** A program, run as it is, and then watched, in a folder of its own. */
export interface Watched {
  bare: Seen
  watched: Seen
  run: OwnProgramRun | null
  names: readonly string[]
  findings: readonly Finding[]
}

/** A program in files by their names; `app.py` is run unless options say otherwise. */
export interface TriedProgram {
  files: Record<string, string>
  options?: readonly string[]
  args?: readonly string[]
  environment?: Record<string, string>
  /** What it can read on stdin; nothing unless given. */
  stdin?: string
  /** The signal that it is sent as soon as it has written a line on stdout. */
  signal?: NodeJS.Signals
  /** Watched, it is sent only when the log has this word so many times. */
  signalWhenTold?: readonly [word: string, times: number]
  isModule?: boolean
}

/** Runs a program without us and with us, in the same folder, one after the other. */
export async function watchPython(command: string, program: TriedProgram): Promise<Watched> {
  const workingDirectory = await mkdtemp(path.join(tmpdir(), 'learn-async-watched-'))
  const log = await mkdtemp(path.join(tmpdir(), 'learn-async-log-'))
  try {
    for (const [name, text] of Object.entries(program.files)) {
      const file = path.join(workingDirectory, name)
      await mkdir(path.dirname(file), { recursive: true })
      await writeFile(file, text)
    }
    const { options = [], args = [], isModule = false } = program
    const environment = { ...inherited(), ...program.environment }
    const typed = {
      program: { options, file: isModule ? null : 'app.py', arguments: args },
      typed: 'app.py',
      folder: log,
      workingDirectory,
      environment,
    }
    const bare = await seen(
      {
        command,
        arguments: [...options, ...(isModule ? [] : ['app.py']), ...args],
        environment,
      },
      workingDirectory,
      program,
    )
    const capture = python({ command, folder, disk, processes: nodeProcesses() })
    const { end, ...watched } = await seen(
      await capture.prepare(typed),
      workingDirectory,
      program,
      () => isTold(path.join(log, 'log'), ...(program.signalWhenTold ?? (['', 0] as const))),
    )
    const run = await capture.read(typed, end)
    const { findings = [], names = [] } = run === null ? {} : traced(run, { showsArguments: true })
    const { end: _, ...bareSeen } = bare
    return { bare: bareSeen, watched, run, names, findings }
  } finally {
    await rm(workingDirectory, { recursive: true, force: true })
    await rm(log, { recursive: true, force: true })
  }
}

async function isTold(log: string, word: string, times: number): Promise<void> {
  while ((await readFile(log, 'latin1')).split(word).length <= times) {
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** What a shell of any machine has, and nothing that Python heeds. */
function inherited(): Record<string, string> {
  const all = Object.entries(process.env).filter(([name]) => !name.startsWith('PYTHON'))
  return Object.fromEntries(all.map(([name, value]) => [name, value ?? '']))
}

function seen(
  { command, arguments: args, environment }: Start,
  cwd: string,
  { signal, stdin = '' }: TriedProgram,
  isReady: () => Promise<void> = () => Promise.resolve(),
): Promise<Seen & { end: WatchedEnd }> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    const child = spawn(command, args, {
      cwd,
      env: environment as NodeJS.ProcessEnv,
    })
    // It may end without having read it.
    child.stdin.on('error', () => {})
    child.stdin.end(stdin)
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    let isSent = false
    child.stdout.on('data', (data: Buffer) => {
      stdout.push(data)
      if (signal !== undefined && !isSent && data.includes('\n')) {
        isSent = true
        void isReady().then(() => child.kill(signal))
      }
    })
    child.stderr.on('data', (data: Buffer) => stderr.push(data))
    child.on('error', reject)
    child.on('close', (code, by) =>
      resolve({
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
        code,
        signal: by,
        end: {
          exit: { code, signal: by },
          wallMs: performance.now() - began,
          endedUs: 0,
          looked: null,
          wasTold: false,
        },
      }),
    )
  })
}
