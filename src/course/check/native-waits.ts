import { createHook } from 'node:async_hooks'
import { pathToFileURL } from 'node:url'
import { defaults } from '../knobs.ts'
import type { LoadedLesson } from '../load.ts'
import type { RunHost } from '../../runners/host.ts'
import { traitsOf } from '../../trace/traits.ts'
import { LessonRuns } from '../runs/lesson-runs.ts'

const file = 'a file, which takes no time on the virtual clock: wait with sleep instead'
const network = "the network itself: use the lab's fetch"
const thread = "a thread of Node's own: use the lab's offload"

/** What Node waits for, by the name that async_hooks has for it. */
const native: Readonly<Record<string, string>> = {
  Timeout: "a timer of Node's own: use the lab's sleep, wait or timeout",
  Immediate: "an immediate of Node's own: use the lab's immediate",
  FSREQCALLBACK: file,
  FSREQPROMISE: file,
  GETADDRINFOREQWRAP: network,
  TCPCONNECTWRAP: network,
  TCPSERVERWRAP: network,
  TCPWRAP: network,
  UDPWRAP: network,
  HTTPCLIENTREQUEST: network,
  PROCESSWRAP: 'a child process: make it a process variant',
  WORKER: thread,
  ZLIB: thread,
  PBKDF2REQUEST: thread,
  SCRYPTREQUEST: thread,
  RANDOMBYTESREQUEST: thread,
}

/** Where lab programs wait for what the virtual clock knows nothing of: it would not wait with them. */
export async function nativeWaits(host: RunHost, loaded: LoadedLesson): Promise<string[]> {
  const folder = pathToFileURL(loaded.folder).href
  const faults = new Set<string>()
  const hook = createHook({
    init(_id, type) {
      const what = native[type]
      const place = what && placeIn(folder, loaded)
      if (place) faults.add(`${place} waits for ${what}`)
    },
  })
  const runs = new LessonRuns(host, loaded)
  for (const program of [...loaded.lesson.variants, ...loaded.lesson.snippets]) {
    if (!traitsOf(program).isExact) continue
    hook.enable()
    await runs.expected(program.id, defaults(loaded.lesson.knobs)).finally(() => hook.disable())
  }
  return [...faults]
}

/** The line of the lesson that called Node, as `demo.ts:12`; null where somebody else did. */
function placeIn(folder: string, { sources }: LoadedLesson): string | null {
  const holder: { stack?: string } = {}
  Error.captureStackTrace(holder, placeIn)
  const frames = (holder.stack ?? '').split('\n').slice(2)
  const caller = frames.find((frame) => !/node:|\(<anonymous>\)/.test(frame))
  const found = /((?:file:\/\/)?\/[^\s()]*):(\d+):\d+\)?$/.exec(caller ?? '')
  if (!found) return null
  const [, path = '', line] = found
  const url = path.startsWith('file:') ? path : pathToFileURL(path).href
  if (!url.startsWith(`${folder}/`)) return null
  const source = [...sources.values()].find(({ runs }) => pathToFileURL(runs.path).href === url)
  return `${source?.file ?? url.slice(folder.length + 1)}:${line}`
}
