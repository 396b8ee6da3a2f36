import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { LogFiles, ProcessorTimes, Start, WatchedEnd } from '../runners/own-program/capture.ts'
import type { OwnPrograms } from '../runners/own-program/own-programs.ts'
import { makeTemporaryFolder } from './temporary.ts'

/** A person's own programs on this machine. */
export function nodeOwnPrograms(parts: { preload: string; pythonFolder: string }): OwnPrograms {
  return {
    ...parts,
    node: process.execPath,
    runsTypeScript: Boolean((process.features as { typescript?: unknown }).typescript),
    workingDirectory: process.cwd(),
    environment: process.env,
    files,
    logFolder: () => makeTemporaryFolder('learn-async-trace-'),
    run,
    async dieOf(signal) {
      process.removeAllListeners(signal)
      process.kill(process.pid, signal)
      await new Promise((resolve) => setTimeout(resolve, 100))
    },
  }
}

/** What a terminal sends to the program too: we only wait for what it makes of it. */
const ofTerminals = ['SIGINT', 'SIGQUIT'] as const
/** What is sent to us alone, and meant for it. */
const passedOn = ['SIGTERM', 'SIGHUP'] as const
/** So often it is seen what a program had of the processor. */
const lookMs = 100

async function run(start: Start): Promise<WatchedEnd> {
  const before = [...ofTerminals, ...passedOn].map(
    (signal) => [signal, process.listeners(signal)] as const,
  )
  const began = performance.now()
  const child = spawn(start.command, start.arguments, {
    // As a shell would have called it.
    argv0:
      start.calledAs ??
      (start.command === process.execPath ? process.argv0 : path.basename(start.command)),
    stdio: 'inherit',
    env: start.environment as NodeJS.ProcessEnv,
  })
  for (const [signal] of before) process.removeAllListeners(signal)
  let wasTold = false
  for (const signal of ofTerminals) process.on(signal, () => (wasTold = true))
  let looked: ProcessorTimes | null = null
  const look = (): void => {
    looked = processorTimes(child.pid) ?? looked
  }
  for (const signal of passedOn) {
    process.on(signal, () => {
      wasTold = true
      look()
      child.kill(signal)
    })
  }
  // What we cannot say changes nothing in how the program ended.
  process.stderr.removeAllListeners('error').on('error', () => {})
  const looking = setInterval(look, lookMs)
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
    const wallMs = performance.now() - began
    return {
      exit: { code, signal },
      wasTold: wasTold || signal !== null,
      wallMs,
      endedUs: machineUs(),
      looked,
    }
  } finally {
    clearInterval(looking)
    for (const [signal, listeners] of before) {
      process.removeAllListeners(signal)
      for (const listener of listeners) process.on(signal, listener)
    }
  }
}

const machineUs = (): number => Number(process.hrtime.bigint() / 1000n)

/** Of the first thread of a process; null where it has ended, and but on Linux. */
function processorTimes(pid: number | undefined): ProcessorTimes | null {
  try {
    const [computed, queued] = readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')
    const [computedMs, queuedMs] = [Number(computed) / 1e6, Number(queued) / 1e6]
    return { atUs: machineUs(), computedMs, queuedMs }
  } catch {
    return null
  }
}

const chunkBytes = 1 << 20

const files: LogFiles = {
  text: (file) => readFile(file, 'utf8').catch(() => ''),
  names: (folder) => readdir(folder).catch(() => []),
  kindOf(path) {
    try {
      return statSync(path).isDirectory() ? 'folder' : 'file'
    } catch {
      return null
    }
  },
  async chunks(file, recordBytes, take) {
    let descriptor: number
    try {
      descriptor = openSync(file, 'r')
    } catch {
      return
    }
    const buffer = Buffer.alloc(chunkBytes)
    let kept = 0
    for (;;) {
      const read = readSync(descriptor, buffer, kept, chunkBytes - kept, null)
      if (read === 0) break
      const whole = kept + read - ((kept + read) % recordBytes)
      take(buffer.subarray(0, whole))
      buffer.copyWithin(0, whole, kept + read)
      kept = kept + read - whole
    }
    closeSync(descriptor)
  },
  lines(file) {
    try {
      return readFileSync(file, 'utf8').split(/\r\n|[\n\r\u2028\u2029]/)
    } catch {
      return []
    }
  },
}
