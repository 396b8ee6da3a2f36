import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { program } from '../../testing/terminal.ts'
import type { Outcome } from './outcome.ts'

const longestMs = 120_000

/** Runs the built program without a terminal, with files in a home of its own; `{home}` in an argument stands for it. */
export async function inBinary(
  args: readonly string[],
  files: Readonly<Record<string, Uint8Array>> = {},
): Promise<Outcome> {
  const home = await mkdtemp(path.join(tmpdir(), 'learn-async-fuzz-'))
  for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(home, name), bytes)
  try {
    return await ended(
      args.map((word) => word.replaceAll('{home}', home)),
      home,
    )
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

/** No argument can hold a zero byte, whatever the program. */
function fitsProcess(args: readonly string[]): string[] {
  return args.map((word) => word.replaceAll('\0', '0'))
}

function ended(args: readonly string[], home: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...fitsProcess(args)], {
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH ?? '',
        TMPDIR: tmpdir(),
        LANG: 'C.UTF-8',
        HOME: home,
        LEARN_ASYNC_HOME: home,
      },
    })
    let [stdout, stderr, late] = ['', '', false]
    const kill = setTimeout(() => {
      late = true
      child.kill('SIGKILL')
    }, longestMs)
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.once('close', (code) => {
      clearTimeout(kill)
      resolve({ exitCode: late ? null : (code ?? 255), stdout, stderr })
    })
  })
}
