/**
 * Loaded into a person's own program before its first line. What the program
 * could see of it is put back at once: its option, its variable. It writes the
 * log that `read-log.ts` reads, and changes nothing that the program does.
 */
import path from 'node:path'
import vm from 'node:vm'
import { isMainThread } from 'node:worker_threads'
import { Activations } from './activations.ts'
import { showCallSites } from './call-sites.ts'
import { each } from './each.ts'
import { frames, isMadeIn, placesOf } from './executor.ts'
import { tellEnd } from './ending.ts'
import { HttpAgents } from './http-agents.ts'
import { tellLastHandled } from './last-handler.ts'
import { LabLimits } from './lab-limits.ts'
import { Limits } from './limits.ts'
import { Log } from './log.ts'
import { Undici } from './undici.ts'
import { watchRequests } from './requests.ts'
import { showTextAsWritten } from './stacks.ts'
import { Thread } from './thread.ts'
import { Thrown } from './thrown.ts'
import { Timers } from './timers.ts'
import { TopLevels } from './top-levels.ts'
import { watchLoads } from './loads.ts'

/** What `practice` runs TypeScript with. */
const transformer = path.join(__dirname, '../../exercise/typescript.cjs')

// Workers have it too, and load this file.
const option = process.execArgv.indexOf(__filename)
const [how] = option > 0 ? process.execArgv.splice(option - 1, 2) : []

const folder = process.env.LEARN_ASYNC_TRACE
delete process.env.LEARN_ASYNC_TRACE
if (folder !== undefined && isMainThread) watch(folder)

function watch(folder: string): void {
  const log = new Log(folder)
  const placeOf = placesOf(folder, () => log.flush())
  const limits = new Limits(log)
  const agents = new HttpAgents(limits, ({ site }) => {
    const place = placeOf(site)
    return place !== null && isMadeIn(frames(), place)
  })
  const activations = new Activations(log, limits, agents)
  const tops = new TopLevels(activations)
  const timers = new Timers(log)
  const thread = new Thread(log, () => activations.rest())
  const thrown = new Thrown(() => activations.step)
  const handed = {
    enter: activations.enter.bind(activations),
    top: tops.entered,
    awaits: activations.awaits,
    yields: activations.yields,
    given: activations.given,
    returns: activations.returns,
    failed: activations.failed,
    left: activations.left,
    topLeft: tops.left,
    timer: timers.noted,
    thrown: thrown.noted,
    each: each.bind(null, activations),
    lab: new LabLimits(limits, activations.asker).watch,
    undici: new Undici(limits).watch,
  }
  // Time zero is the first statement that tells of itself.
  const { enter, top } = handed
  const begin = (): void => {
    if (handed.enter === enter) return
    Object.assign(handed, { enter, top })
    log.begin()
    thread.begin()
  }
  handed.enter = (site, argument) => {
    begin()
    return enter(site, argument)
  }
  handed.top = (site) => {
    begin()
    return top(site)
  }
  // No property of globalThis: a name that every text sees and no list of names has.
  const hand = vm.runInThisContext('let __la; (given) => { __la = given }') as (
    given: object,
  ) => void
  hand(handed)
  const tell = log.tell.bind(log)
  const loads = watchLoads(
    { tell, entryIsLeft: begin, ours: transformer },
    { folder, hasLoader: how === '--import' },
  )
  const columns = (file: string) => loads.columns(file)
  showTextAsWritten(columns, __filename)
  showCallSites(columns, __filename)
  tellEnd({ log, timers, thread, thrown, stalled: () => tops.stalled(loads) })
  tellLastHandled(log, thrown)
  activations.watch()
  watchRequests(log, activations)
  thread.start()
}
