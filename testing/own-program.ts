import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TraceDocument } from '../src/picture/formats/trace-document.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = path.join(root, 'dist/bin/learn-async.cjs')
/** Programs as somebody might have written them. */
const ownPrograms = path.join(root, 'test/fixtures/own-programs')

/** As on a desk: where CI is said, a picture is told in words, and findings are annotated. */
const { CI: _ci, GITHUB_ACTIONS: _actions, ...desk } = process.env

/** All that who called a program sees of it. */
export interface SeenFromOutside {
  stdout: string
  stderr: string
  code: number | null
  signal: string | null
}

/** A program run by itself, and by `trace`, with these options. */
export const bare = (file: string, ...options: string[]): Promise<SeenFromOutside> =>
  called([...options, file])
export const watched = (file: string, ...options: string[]): Promise<SeenFromOutside> =>
  called([program, 'trace', ...options, file])

/** The same, with its stderr there. */
export const watchedInto = (where: number, file: string): Promise<SeenFromOutside> =>
  called([program, 'trace', file], where)

/** Resolves when it has ended; it reads two lines on stdin. */
function called(
  words: readonly string[],
  errors: 'pipe' | number = 'pipe',
): Promise<SeenFromOutside> {
  return new Promise((resolve, reject) => {
    const stdio = ['pipe', 'pipe', errors] as ['pipe', 'pipe', 'pipe']
    const child = spawn(process.execPath, words, { cwd: ownPrograms, env: desk, stdio })
    const [stdout, stderr]: Buffer[][] = [[], []]
    child.stdout.on('data', (data: Buffer) => stdout!.push(data))
    child.stderr?.on('data', (data: Buffer) => stderr!.push(data))
    child.stdin.on('error', () => {})
    child.stdin.end('two\nlines\n')
    child.on('error', reject)
    child.on('close', (code, signal) =>
      resolve({
        stdout: Buffer.concat(stdout!).toString(),
        stderr: Buffer.concat(stderr!).toString(),
        code,
        signal,
      }),
    )
  })
}

/** What `trace` saved of a program. */
export async function savedTrace(file: string, ...options: string[]): Promise<TraceDocument> {
  const folder = await mkdtemp(path.join(tmpdir(), 'learn-async-test-'))
  try {
    const saved = path.join(folder, 'run.json')
    await watched(file, '--quiet', '--save', saved, ...options)
    return JSON.parse(await readFile(saved, 'utf8')) as TraceDocument
  } finally {
    await rm(folder, { recursive: true })
  }
}
