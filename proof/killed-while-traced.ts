import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { readTrace } from '../src/picture/formats/saved-trace.ts'
import { pagePicture } from '../src/picture/own-program-page.ts'
import { program } from '../testing/terminal.ts'

/** Who is sent which signal, and how long after the program's first line. */
export interface KillWhileTraced {
  language: 'javascript' | 'python'
  who: 'the program' | 'trace'
  signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'
  afterMs: number
}

const lastLine = 60

/** Both say who they are, then a line every 20 ms, with a lane each. */
const programs = {
  javascript: {
    file: 'app.mjs',
    text: `import { writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
writeSync(1, process.pid + '\\n')
async function load(n) { await sleep(25); return n }
for (let n = 0; n <= ${lastLine}; n++) {
  const later = load(n)
  await sleep(20)
  writeSync(1, \`line \${n}\\n\`)
  await later
}
`,
  },
  python: {
    file: 'app.py',
    text: `import asyncio, os
os.write(1, f'{os.getpid()}\\n'.encode())
async def load(n):
    await asyncio.sleep(0.025)
    return n
async def main():
    for n in range(${lastLine + 1}):
        later = asyncio.create_task(load(n))
        await asyncio.sleep(0.02)
        os.write(1, f'line {n}\\n'.encode())
        await later
asyncio.run(main())
`,
  },
} as const

/** What was told of a lane is written every tenth of a second; on a busy machine later. */
const surelyWrittenMs = 700

/** Traces a program, kills it or us at that moment, and tells what is wrong then, a line each; nothing is right. */
export async function killedWhileTraced(kill: KillWhileTraced): Promise<string[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'learn-async-kill-'))
  const temporary = path.join(home, 'temporary')
  const { file, text } = programs[kill.language]
  try {
    await mkdir(temporary)
    await writeFile(path.join(home, file), text)
    const us = spawn(process.execPath, [program, 'trace', '--save', 'run.json', file], {
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: temporary, LEARN_ASYNC_HOME: home, NO_COLOR: '1' },
    })
    const { stdout, stderr, code, signal } = await ended(us, kill)
    const [pid, ...lines] = stdout.split('\n')
    const written = await readFile(path.join(home, 'run.json'), 'utf8').catch(() => null)
    return [
      ...outputFaults(lines),
      ...endFaults(kill, code, signal, lines.length - 1),
      ...savedFaults(written, kill),
      ...(/\n\s+at .+:\d+:\d+|Traceback/.test(kill.signal === 'SIGINT' ? '' : stderr)
        ? [`a stack trace: ${stderr.slice(-300)}`]
        : []),
      ...(await readdir(temporary)).map((name) => `left in the temporary folder: ${name}`),
      ...(isAlive(Number(pid)) ? ['the program lives on'] : []),
    ]
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

async function ended(us: ChildProcess, { who, signal, afterMs }: KillWhileTraced) {
  let [stdout, stderr] = ['', '']
  us.stdout!.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  us.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const closed = once(us, 'close') as Promise<[number | null, string | null]>
  await Promise.race([once(us.stdout!, 'data'), closed])
  const pid = Number(stdout.split('\n')[0])
  await Promise.race([delay(afterMs), closed])
  if (who === 'trace') us.kill(signal)
  else if (isAlive(pid)) process.kill(pid, signal)
  const [code, by] = await closed
  return { stdout, stderr, code, signal: by }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Every line in order, each whole. */
function outputFaults(lines: readonly string[]): string[] {
  const last = lines.at(-1)
  const wrong = lines.slice(0, -1).find((line, at) => line !== `line ${at}`)
  return [
    ...(last === '' ? [] : [`its output breaks off: ${JSON.stringify(last)}`]),
    ...(wrong === undefined ? [] : [`its output has ${JSON.stringify(wrong)} in it`]),
  ]
}

/** Of the signal that ended it we die too; a Ctrl-C that only we hear of is the program's to make something of. */
function endFaults(
  { who, signal, language }: KillWhileTraced,
  code: number | null,
  by: string | null,
  count: number,
): string[] {
  if (code === 0 && by === null) {
    return count === lastLine + 1 ? [] : [`exit code 0 after ${count} lines`]
  }
  if (who === 'trace' && signal === 'SIGINT') return [`a Ctrl-C to us alone: ${by ?? code}`]
  return by === signal ? [] : [`${language} of ${signal}: it ended with ${by ?? code}`]
}

function savedFaults(written: string | null, { afterMs }: KillWhileTraced): string[] {
  if (written === null) return afterMs < surelyWrittenMs ? [] : ['nothing was saved']
  const made = readTrace(written)
  const { rows } = pagePicture(made)
  return afterMs < surelyWrittenMs || (made.names.length > 5 && rows!.length > 5)
    ? []
    : [`only ${made.names.length} lanes were saved`]
}
