import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'vitest'
import { PythonRunner } from '../../src/runners/python.ts'
import type { Trace } from '../../src/trace/trace.ts'
import { chosen, type Which } from '../../testing/few.ts'
import { runHost } from '../../testing/host.ts'

const folder = fileURLToPath(new URL('fixtures/python/mistakes', import.meta.url))
const programs = (await readdir(folder)).toSorted()

interface Ended {
  lines: string[]
  stderr: string[]
  end: number | string | null
}

/** What a Python writes by itself, line by line as on a terminal, and how it ends. */
function bare(command: string, args: readonly string[]): Promise<Ended> {
  const env = { PATH: process.env.PATH, LANG: process.env.LANG, PYTHONIOENCODING: 'utf-8' }
  const options = { cwd: folder, env, maxBuffer: 10_000_000 }
  return new Promise((resolve) => {
    const child = execFile(command, ['-B', '-u', ...args], options, (error, stdout, stderr) =>
      resolve({
        lines: linesIn(stdout),
        stderr: stderr.split('\n'),
        end: error?.signal ? `killed by ${error.signal}` : child.exitCode,
      }),
    )
    child.stdin?.end()
  })
}

function linesIn(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

function told({ events, stderr, ending, exitCode }: Trace): Ended {
  const lines = events.flatMap((event) => (event.kind === 'logged' ? [event.text] : []))
  const killed = ending.kind === 'threw' && exitCode === null ? ending.error.message : null
  return { lines, stderr: [...stderr], end: killed ?? exitCode }
}

/** Without what differs from one run to the next, and the folder, which a bare Python names. */
function comparable({ lines, stderr, end }: Ended): Ended {
  const same = (text: string): string =>
    text
      .replaceAll(folder + path.sep, '')
      .replace(/0x[0-9a-f]+/g, '0x…')
      .replace(/when=[\d.]+/g, 'when=…')
      // Of a coroutine that is destroyed with its task, one or the other is gone first.
      .replace(/(coro=<work\(\) )(?:running|done)[^>]*>/g, '$1…>')
  return {
    lines: lines.map(same),
    stderr: stderr
      .filter(
        (line) => line.trim() !== '' && !line.startsWith('RuntimeWarning: Enable tracemalloc'),
      )
      .map(same)
      // How it underlines depends on whether it or its library writes the traceback.
      .filter((line) => !/^\s*[~^]+$/.test(line)),
    end,
  }
}

/** Every Python here that Python versions can run in, each version once, by its command. */
async function pythons(): Promise<Map<string, string>> {
  const names = ['python3', 'python3.11', 'python3.12', 'python3.13', 'python3.14']
  const found = new Map<string, string>()
  for (const command of [process.env.LEARN_ASYNC_PYTHON ?? 'python3', ...names]) {
    const { lines, end } = await bare(command, ['-c', 'import sys; print(sys.version.split()[0])'])
    const [version = '', minor] = /^3\.(\d+)/.exec(lines[0] ?? '') ?? []
    if (end === 0 && Number(minor) >= 11 && !found.has(version)) found.set(version, command)
  }
  return found
}

const found = process.platform === 'win32' ? [] : [...(await pythons())]

/** Runs programs with each Python that is here. */
export function pythonMistakes(which: Which): void {
  describe.skipIf(found.length === 0)(
    'a program with a mistake writes what it writes without us, and ends so',
    () => {
      for (const [version, command] of found) {
        const processes = {
          ...runHost.processes,
          findPython: async () => ({ kind: 'found' as const, command, version }),
        }
        const run = (file: string, speed: number): Promise<Trace> =>
          new PythonRunner({ ...runHost, processes }).run({
            program: { folder, file, args: [] },
            speed,
            deadlineMs: 100_000 * speed,
          })
        it.concurrent.for(chosen(programs, which, 14))(
          `Python ${version}: %s`,
          async (file, { expect }) => {
            const [alone, trace] = await Promise.all([bare(command, [file]), run(file, 1)])
            expect(comparable(told(trace))).toEqual(comparable(alone))
            const times = trace.events.map(({ atMs }) => atMs)
            expect(times).toEqual(times.toSorted((one, other) => one - other))
          },
        )
      }
    },
  )
}
