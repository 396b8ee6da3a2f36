import type { Clock } from '../clock/clock.ts'
import { seededRandom, seedOf } from '../random.ts'
import { sitePage, sitePages } from './site.ts'

/** A request as the delay server sees it, over a socket or in memory. */
export interface DelayRequest {
  method: string
  /** Path and query, as `/delay/0.2?name=x`. */
  target: string
  headers: Record<string, string>
  /** `127.0.0.1:4711`, for the `url` of the reply. */
  host: string
}

/** How a reply is given. `head` comes before `body`; after `body` or `drop` comes nothing. */
export interface Replying {
  head(status: number, headers: Record<string, string>): void
  body(text: string): void
  /** Closes the connection without a reply. */
  drop(): void
}

/** How often each page of the site was asked for, while one server runs. */
export type Visits = Map<number, number>

const longestTarget = 2000
const longestDelaySeconds = 60
/** HTTP gives these no body: a socket would leave it out, so memory must too. */
const bodyless = new Set([204, 304])
const jsonHead = { 'content-type': 'application/json', server: 'learn-async delay server' }

/**
 * All that the delay server does: one function behind `node:http` in real time
 * and behind the in-memory dispatcher in virtual time. Times are lab time.
 *
 * - `/delay/<seconds>`: answers after so long, with JSON as httpbin's.
 * - `/delay/<from>-<to>`: after a delay between the two that follows from the
 *   target alone, so that the same request always takes the same time.
 * - `/status/<code>`: answers at once with that status.
 * - `/fail`: drops the connection.
 * - `/slow-body/<seconds>`: the head at once, the body after so long.
 * - `/site/<page>?failing=<share>`: a page of the linked site (site.ts), as JSON
 *   with `links`; of its pages a share fails, once or always, with 503.
 *
 * Anything else is 404, another method than GET 405, a malformed number 400.
 * When `gone` aborts, the client has left: nothing more is said.
 */
export function answer(
  request: DelayRequest,
  clock: Pick<Clock, 'after'>,
  gone: AbortSignal,
  replying: Replying,
  visits: Visits = new Map(),
): void {
  if (request.method !== 'GET') return refuse(replying, 405, 'only GET is answered')
  if (request.target.length > longestTarget) return refuse(replying, 414, 'the address is too long')
  const [path = '', query = ''] = request.target.split('?', 2)
  const [, name = '', argument = '', ...rest] = path.split('/')
  if (rest.length > 0) return refuse(replying, 404, 'there is nothing here')
  const after = (seconds: number, then: () => void): void => {
    if (seconds === 0) return then()
    const cancel = clock.after(seconds * 1000, () => {
      gone.removeEventListener('abort', cancel)
      then()
    })
    gone.addEventListener('abort', cancel)
  }
  switch (name) {
    case 'delay': {
      const seconds = delayOf(argument, request.target)
      if (typeof seconds === 'string') return refuse(replying, 400, seconds)
      return after(seconds, () => reply(replying, 200, describe(request, query)))
    }
    case 'slow-body': {
      const seconds = delayOf(argument, request.target)
      if (typeof seconds === 'string') return refuse(replying, 400, seconds)
      replying.head(200, jsonHead)
      return after(seconds, () => replying.body(describe(request, query)))
    }
    case 'status': {
      const status = Number(argument)
      if (!Number.isInteger(status) || status < 200 || status > 599) {
        return refuse(replying, 400, `"${argument}" is no status from 200 to 599`)
      }
      return reply(replying, status, bodyless.has(status) ? '' : describe(request, query))
    }
    case 'site':
      return site(argument, query, visits, after, replying)
    case 'fail':
      return replying.drop()
    default:
      return refuse(replying, 404, 'there is nothing here')
  }
}

function site(
  argument: string,
  query: string,
  visits: Visits,
  after: (seconds: number, then: () => void) => void,
  replying: Replying,
): void {
  const number = Number(argument)
  const failing = Number(new URLSearchParams(query).get('failing') ?? 0)
  if (!/^\d+$/.test(argument) || number >= sitePages) {
    return refuse(replying, 404, 'there is no such page')
  }
  if (!(failing >= 0 && failing <= 1)) {
    return refuse(replying, 400, 'failing is a share from 0 to 1')
  }
  const visit = (visits.get(number) ?? 0) + 1
  visits.set(number, visit)
  const { status, ms, links } = sitePage(number, failing, visit)
  const paths = links.map((link) => `/site/${link}${query === '' ? '' : `?${query}`}`)
  after(ms / 1000, () =>
    reply(replying, status, `${JSON.stringify({ page: number, links: paths })}\n`),
  )
}

/** Seconds of a delay, or what is wrong with them in one line. */
function delayOf(text: string, target: string): number | string {
  const [, first, second = first] = /^(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$/.exec(text) ?? []
  const [from, to] = [Number(first), Number(second)]
  // Where the text is no delay the numbers are NaN, and no comparison holds.
  if (!(from <= to && to <= longestDelaySeconds)) {
    return `"${text}" is no delay from 0 to ${longestDelaySeconds} seconds`
  }
  if (from === to) return from
  return from + (to - from) * seededRandom(seedOf(target))()
}

/** The body of httpbin's /delay. */
function describe({ headers, host, target }: DelayRequest, query: string): string {
  const args = Object.fromEntries(new URLSearchParams(query))
  const origin = '127.0.0.1'
  return `${JSON.stringify({ args, data: '', files: {}, form: {}, headers, origin, url: `http://${host}${target}` })}\n`
}

function reply(replying: Replying, status: number, body: string): void {
  replying.head(status, jsonHead)
  replying.body(body)
}

function refuse(replying: Replying, status: number, error: string): void {
  reply(replying, status, `${JSON.stringify({ error })}\n`)
}
