import { createRequire, isBuiltin } from 'node:module'
import { constants } from 'node:os'
import { Writable } from 'node:stream'
import { guarded, isAllowed } from './real-io.ts'
import { virtualMessageChannel } from './message-channel.ts'
import type { Reporter } from './report.ts'
import { lineHere } from './source-line.ts'
import { timersPromises } from './timers-promises.ts'
import { installClocks, put } from './virtual-clocks.ts'
import type { VirtualLoop } from './virtual-loop.ts'
import { promisified, virtualTimers } from './virtual-timers.ts'

/** What `import` and `require` of a module of Node give. */
export type BuiltIn = (specifier: string) => object

const requireReal = createRequire(__filename)

/**
 * Puts the virtual clock into the place of all that follows the real one, and
 * ends the run where something outside is to be waited for. Gives the modules of
 * Node as the learner's file may see them.
 */
export function installPlatform(loop: VirtualLoop, reporter: Reporter): BuiltIn {
  const timers = virtualTimers(loop)
  const promises = timersPromises(timers)
  promisified(timers, promises)
  installClocks(loop, () => reporter.end({ how: 'endless-loop' }, lineHere()))
  for (const [name, timer] of Object.entries(timers)) put(globalThis, name, timer)
  put(AbortSignal, 'timeout', (ms: number): AbortSignal => {
    const controller = new AbortController()
    // Nobody can clear it: it is never left.
    loop.after(Math.max(1, Math.trunc(ms)), () =>
      controller.abort(
        new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
      ),
    )
    return controller.signal
  })
  const MessageChannel = virtualMessageChannel(loop)
  put(globalThis, 'MessageChannel', MessageChannel)

  const realIo = (what: string): never => reporter.end({ how: 'real-io', what })
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'BroadcastChannel']) {
    if (name in globalThis)
      put(
        globalThis,
        name,
        guarded(name, function real() {}, realIo),
      )
  }
  installProcess(reporter, realIo)

  const made = new Map<string, object>()
  const builtIn: BuiltIn = (specifier) => {
    const name = specifier.replace(/^node:/, '')
    const known = made.get(name)
    if (known !== undefined) return known
    const module = madeModule(name)
    made.set(name, module)
    return module
  }
  const madeModule = (name: string): object => {
    if (name === 'timers') return { ...timers, promises }
    if (name === 'timers/promises') return promises
    if (name === 'module') return { createRequire: () => required, isBuiltin, builtinModules: [] }
    const real = requireReal(`node:${name}`) as object
    if (name === 'worker_threads') {
      return { ...members(name, real, realIo), MessageChannel, isMainThread: true }
    }
    if (name === 'perf_hooks') return { ...real, performance }
    return isAllowed(name) ? real : members(name, real, realIo)
  }
  const required = (specifier: string): object => {
    if (isBuiltin(specifier)) return builtIn(specifier)
    throw notThere(specifier)
  }
  put(process, 'getBuiltinModule', (name: string) => (isBuiltin(name) ? builtIn(name) : undefined))
  return builtIn
}

export function notThere(specifier: string): Error {
  return new Error(`"${specifier}" is not part of Node: nothing else is installed here`)
}

function members(name: string, real: object, realIo: (what: string) => never): object {
  return Object.fromEntries(
    Object.entries(real).map(([member, value]) => [member, guarded(name, value, realIo)]),
  )
}

function installProcess(reporter: Reporter, realIo: (what: string) => never): void {
  const exit = (code?: unknown): never => {
    const told = Number(code ?? process.exitCode ?? 0)
    return reporter.end({ how: 'exited', code: Number.isFinite(told) ? told : null }, lineHere())
  }
  const kill = (pid: number, signal: string | number = 'SIGTERM'): boolean => {
    if (Math.abs(pid) !== process.pid && pid !== 0) return realIo(`the process ${pid}`)
    // It asks whether the process is there.
    if (signal === 0) return true
    const [name] = Object.entries(constants.signals).find((known) => known.includes(signal)) ?? []
    return reporter.end({ how: 'exited', code: null, signal: name ?? String(signal) }, lineHere())
  }
  put(process, 'exit', exit)
  put(process, 'reallyExit', exit)
  put(process, 'abort', () => kill(process.pid, 'SIGABRT'))
  put(process, 'kill', kill)
  for (const name of ['binding', 'dlopen', '_linkedBinding', 'chdir']) {
    put(process, name, () => realIo(`process.${name}`))
  }
  for (const name of ['stdout', 'stderr']) {
    const stream = new Writable({
      decodeStrings: false,
      write(chunk: unknown, _encoding, done) {
        reporter.printed(String(chunk))
        done()
      },
    })
    Object.defineProperty(process, name, { value: stream, configurable: true, writable: true })
  }
  Object.defineProperty(process, 'stdin', {
    get: () => realIo('standard input'),
    configurable: true,
  })
}
