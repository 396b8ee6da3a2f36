import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { program } from './terminal.ts'

export interface Result {
  exitCode: number | null
  stdout: string
  stderr: string
}

/** Runs the built program without a terminal, stdin closed. */
export function runCommand(
  args: readonly string[],
  env: Record<string, string> = {},
  cwd = process.cwd(),
): Promise<Result> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      cwd,
      env: {
        PATH: process.env.PATH ?? '',
        TMPDIR: tmpdir(),
        LANG: 'C.UTF-8',
        LEARN_ASYNC_HOME: emptyHome,
        ...env,
      },
    })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr }))
  })
}

const homes: string[] = []

/** A data folder that nothing is written into. */
const emptyHome = temporaryHome()

export function temporaryHome(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'learn-async-test-'))
  if (homes.push(folder) === 1) {
    process.on('exit', () => {
      for (const home of homes) rmSync(home, { recursive: true, force: true })
    })
  }
  return folder
}

/** A command of bash, its streams apart. */
export function inShell(
  command: string,
  home: string,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', command], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', LEARN_ASYNC_HOME: home },
    })
    let [stdout, stderr] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
}
