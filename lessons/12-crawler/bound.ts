import type { Knobs } from './crawler.ts'
import { page, pageCount } from './site.ts'

/** Before the second and the third try, without the jitter that comes on top. */
const pausesMs = [50, 100]

/** What one page costs a crawler that gives up a request after `limit` ms and a page after three. */
interface Cost {
  requests: number
  /** Of one request. */
  ms: number
  /** From the first request to the last reply, with the pauses. */
  wholeMs: number
  links: number[]
}

function cost(number: number, { failing, limit }: Knobs): Cost {
  const { ms, links, fails } = page(number, failing)
  const inTime = ms < limit
  const requests =
    inTime && fails === 'never' ? 1 : inTime && fails === 'once' ? 2 : 3
  const requestMs = Math.min(ms, limit)
  const pauseMs = pausesMs
    .slice(0, requests - 1)
    .reduce((sum, pause) => sum + pause, 0)
  return {
    requests,
    ms: requestMs,
    wholeMs: requests * requestMs + pauseMs,
    links: requests === 3 ? [] : links,
  }
}

/** When each page could be known at the earliest, with workers and requests without limit. */
function earliest(knobs: Knobs): Map<number, number> {
  const knownMs = new Map([[0, 0]])
  // A page is looked at again whenever a shorter way to it was found.
  const open = [0]
  for (const number of open) {
    const { wholeMs, links } = cost(number, knobs)
    const atMs = knownMs.get(number)! + wholeMs
    for (const to of links) {
      if ((knownMs.get(to) ?? Number.POSITIVE_INFINITY) <= atMs) continue
      knownMs.set(to, atMs)
      open.push(to)
    }
  }
  return knownMs
}

/** What no crawler can go below, in ms: each a limit by itself. */
export interface Limits {
  /** All requests, shared out among the workers. */
  workMs: number
  /** So many starts at the rate, and the reply to the last. */
  rateMs: number
  /** The page that is over last when nobody waits but for what must come first. */
  pathMs: number
  requests: number
}

export function limits(knobs: Knobs): Limits {
  const knownMs = earliest(knobs)
  const costs = [...knownMs].map(([number, atMs]) => ({
    atMs,
    ...cost(number, knobs),
  }))
  const requests = costs.reduce((sum, one) => sum + one.requests, 0)
  const workMs = costs.reduce((sum, one) => sum + one.requests * one.ms, 0)
  const quickestMs = Math.min(...costs.map(({ ms }) => ms))
  return {
    requests,
    workMs: workMs / knobs.workers,
    rateMs: ((requests - 1) / knobs.rate) * 1000 + quickestMs,
    pathMs: Math.max(...costs.map(({ atMs, wholeMs }) => atMs + wholeMs)),
  }
}

export function crawlerBound(knobs: Knobs): number {
  const { workMs, rateMs, pathMs } = limits(knobs)
  return Math.max(workMs, rateMs, pathMs)
}

/** Every page once, whether it fails or not: what fails has no links, but those below it are linked from elsewhere. */
export function oneByOneBound({ failing }: Knobs): number {
  return Array.from(
    { length: pageCount },
    (_, n) => page(n, failing).ms,
  ).reduce((sum, ms) => sum + ms, 0)
}

export function allAtOnceBound({ failing }: Knobs): number {
  return Math.max(
    ...Array.from({ length: pageCount }, (_, n) => page(n, failing).ms),
  )
}
