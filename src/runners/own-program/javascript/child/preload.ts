/**
 * Loaded into a person's own program before its first line. What the program
 * could see of it is put back at once: its option, its variable. It writes the
 * log that `read-log.ts` reads, and changes nothing that the program does.
 */
import module from 'node:module'
import vm from 'node:vm'
import { isMainThread } from 'node:worker_threads'
import { Activations } from './activations.ts'
import { each } from './each.ts'
import { tellEnd } from './ending.ts'
import { Log } from './log.ts'
import { showTextAsWritten } from './stacks.ts'
import { Thread } from './thread.ts'
import { Timers } from './timers.ts'
import { type TextFormat, WatchedFiles } from './watched-files.ts'

const folder = process.env.LEARN_ASYNC_TRACE
delete process.env.LEARN_ASYNC_TRACE
if (folder !== undefined && isMainThread) watch(folder)

function watch(folder: string): void {
  const option = process.execArgv.indexOf(__filename)
  if (option > 0) process.execArgv.splice(option - 1, 2)

  const log = new Log(folder)
  const activations = new Activations(log)
  const files = new WatchedFiles(log)
  const timers = new Timers(log)
  const thread = new Thread(log, () => activations.rest())
  // No property of globalThis: a name that every text sees and no list of names has.
  const hand = vm.runInThisContext('let __la; (given) => { __la = given }') as (
    given: object,
  ) => void
  hand({
    enter: activations.enter.bind(activations),
    top: activations.top.bind(activations),
    awaits: activations.awaits,
    yields: activations.yields,
    given: activations.given,
    returns: activations.returns,
    failed: activations.failed,
    left: activations.left,
    timer: timers.noted,
    each: each.bind(null, activations),
  })
  showTextAsWritten(files.columns, __filename)
  watchLoads(files)
  tellEnd(log, timers, thread)
  activations.watch()
  thread.start()
}

interface Loaded {
  format?: TextFormat
  source?: string | ArrayBuffer | NodeJS.TypedArray | null
}

/** What is read of module.registerHooks, which Node has from 22.15 on. */
interface SyncHooks {
  registerHooks?: (hooks: {
    load: (url: string, context: object, next: (url: string, context: object) => Loaded) => Loaded
  }) => void
}

function watchLoads(files: WatchedFiles): void {
  const { registerHooks } = module as SyncHooks
  registerHooks?.({
    load(url, context, next) {
      const loaded = next(url, context)
      const { source, format } = loaded
      if (source === null || source === undefined) return loaded
      const text =
        typeof source === 'string' ? source : Buffer.from(source as ArrayBuffer).toString()
      const watched = files.watched(url, text, format)
      return watched === text ? loaded : { ...loaded, source: watched }
    },
  })
}
