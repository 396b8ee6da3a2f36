import { expectedHost } from './expected-host.ts'
import { main } from '../src/main.ts'
import { MemoryStorage } from './memory-storage.ts'
import { runHost } from './host.ts'
import { fasterTime, type TestSystem, testSystem } from './system.ts'

export interface Result {
  exitCode: number
  stdout: string
  stderr: string
}

/** Every run as it is expected. */
export const quickHost = expectedHost

/** Time that goes twice as fast as on the wall: long enough for a key in the middle of a run. */
export const fastHost = { ...runHost, realTime: fasterTime(runHost.realTime, 2) }

const homes = new Map<string, MemoryStorage>()

/** A home in memory, known by the name that LEARN_ASYNC_HOME has. */
export function homeInMemory(): string {
  const name = `/home/${homes.size}`
  homes.set(name, new MemoryStorage())
  return name
}

export function storageOf(home: string | undefined): MemoryStorage {
  return homes.get(home ?? '') ?? new MemoryStorage()
}

/** Runs the program in this process without a terminal, as `runCommand` runs the built one. */
export async function runInProcess(
  args: readonly string[],
  env: Record<string, string> = {},
  options: NonNullable<Parameters<typeof testSystem>[0]> = {},
): Promise<Result> {
  const storage = storageOf(env.LEARN_ASYNC_HOME)
  const machine = testSystem({ terminal: false, runHost: quickHost, env, storage, ...options })
  const exitCode = await main(args, machine.system)
  return { exitCode, stdout: machine.screen.bytes, stderr: machine.errors.bytes }
}

/** Starts the program in this process on a terminal in memory. */
export function startInProcess(
  args: readonly string[],
  options: NonNullable<Parameters<typeof testSystem>[0]> = {},
): TestSystem & { ended: Promise<number> } {
  const machine = testSystem({ runHost: quickHost, ...options })
  return { ...machine, ended: main(args, machine.system) }
}
