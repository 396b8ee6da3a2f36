import type { Lesson, Ran } from 'learn-async/kit'
import * as snippets from './snippets.ts'
import { allAtOnceBound, crawlerBound, limits, oneByOneBound } from './bound.ts'
import * as crawler from './crawler.ts'
import * as demo from './demo.ts'
import { page, pageCount, slowMs, usualMs } from './site.ts'

export type Knobs = {
  workers: number
  rate: number
  failing: number
  limit: number
}

/** What a page costs a real socket beyond its own time, in wall milliseconds, generously. */
const perRequestMs = 3

const pages = ({ failing }: Knobs) =>
  Array.from({ length: pageCount }, (_, number) => page(number, failing))
const slowPages = (knobs: Knobs) => pages(knobs).filter(({ ms }) => ms === slowMs).length
const failing = (knobs: Knobs, how: 'once' | 'always') =>
  pages(knobs).filter(({ fails }) => fails === how).length

/** How many pages a crawl ended with in that state. */
const count = (ran: Ran<Knobs>, state: 'crawled' | 'failed' | 'left', id = 'crawler') =>
  Object.values(ran.run(id).value as Record<string, string>).filter((each) => each === state).length
const got = (ran: Ran<Knobs>) => ran.run('all-at-once').value as number
const requests = (ran: Ran<Knobs>, id = 'crawler') =>
  ran.run(id).facts.server?.requests ?? Number.NaN

/** What the workers wait for, and for how long in all. */
function waits(ran: Ran<Knobs>): Record<Wait, number> {
  const sums = { reply: 0, turn: 0, link: 0, pause: 0 }
  for (const { for: what, fromMs, toMs } of ran.run('crawler').waits()) {
    const wait = waitNames[what]
    if (wait !== undefined) sums[wait] += toMs - fromMs
  }
  return sums
}
type Wait = 'reply' | 'turn' | 'link' | 'pause'
const waitNames: Record<string, Wait> = {
  reply: 'reply',
  body: 'reply',
  place: 'turn',
  item: 'link',
  timer: 'pause',
}
const longestWait = (ran: Ran<Knobs>) =>
  Object.entries(waits(ran)).sort(([, one], [, other]) => other - one)[0]![0]

export default {
  knobs: {
    workers: {
      kind: 'number',
      label: 'how many workers',
      default: 4,
      min: 1,
      max: 20,
    },
    rate: {
      kind: 'number',
      label: 'requests that may begin in a second',
      default: 25,
      min: 10,
      max: 100,
    },
    failing: {
      kind: 'number',
      label: 'how many pages in a hundred fail',
      default: 20,
      min: 0,
      max: 60,
    },
    limit: {
      kind: 'number',
      label: 'time that a request has',
      default: 500,
      min: 100,
      max: 1000,
      unit: 'ms',
    },
  },
  variants: {
    oneByOne: {
      network: true,
      bound: oneByOneBound,
      extraToleranceMs: () => pageCount * perRequestMs,
    },
    allAtOnce: {
      network: true,
      bound: allAtOnceBound,
      extraToleranceMs: () => 30 + pageCount * perRequestMs,
    },
    crawl: {
      id: 'crawler',
      title: 'the crawler',
      shows: ['asking'],
      network: true,
      bound: crawlerBound,
      extraToleranceMs: (knobs) => limits(knobs).requests * perRequestMs,
    },
  },
  programs: { demo, crawler, snippets },
  snippets: {
    crawlWithRoomFor10: {
      id: 'crawl-with-room-for-10',
      network: true,
      knobs: { failing: 20 },
    },
    allOrNothing: { network: true },
    raced: { network: true, knobs: { failing: 20 } },
    stopped: { network: true, knobs: { failing: 20 } },
    shortLimit: { network: true, knobs: { failing: 20 } },
    twiceTheWorkers: { network: true, knobs: { failing: 20 } },
    twiceTheRate: { network: true, knobs: { failing: 20 } },
    twiceTheLimit: { network: true, knobs: { failing: 20 } },
  },
  modify: { workers: 16 },
  otherKnobs: [
    { workers: 6, rate: 20, failing: 25, limit: 400 },
    { workers: 10, rate: 30, failing: 15, limit: 600 },
  ],
  surprise: 'own-queue',
  names: {
    oneByOneTotalText: (knobs) => pageCount - slowPages(knobs),
    usualMs: () => usualMs,
    slowPages,
    slowMs: () => slowMs,
    pageCount: () => pageCount,
    oneByOneTotalOther1: () => pageCount * usualMs,
    oneByOneTotalOther2: () => pageCount * slowMs,
    got: (_, told) => got(told),
    pagesGotText: (knobs) => failing(knobs, 'once'),
    pagesGotText1: (knobs) => failing(knobs, 'always'),
    pagesGotOther1: (knobs) => pageCount - failing(knobs, 'always'),
    pagesGotSaid1: (_, told) => failing(told.knobs, 'once'),
    pagesGotElse: (_, told) => failing(told.knobs, 'once') + failing(told.knobs, 'always'),
    requestsOf: (_, told) => requests(told),
    crawlerTotalRight: (_, told) => limits(told.knobs).workMs,
    crawlerTotalOther0: (knobs) => [oneByOneBound(knobs) / knobs.workers, limits(knobs).workMs],
    crawlerTotalOther1: ({ rate }) => (pageCount / rate) * 1000,
    oneByOneBound,
    crawlerTotalOther3: ({ rate }) => ((3 * pageCount) / rate) * 1000,
    crawlerTotalElse: (_, told) => failing(told.knobs, 'always'),
    allRight: (_, told) => waits(told).turn,
    allRight2: (_, told) => waits(told).reply,
    turnedTotalOther0: (knobs) => crawlerBound({ ...knobs, workers: 4 }) / 4,
    turnedTotalOther1: (knobs) => [oneByOneBound(knobs) / knobs.workers, limits(knobs).workMs],
    turnedTotalOther2: (knobs) => crawlerBound({ ...knobs, workers: 4 }) * 2,
    longestWait: (_, told) => longestWait(told),
    turnedWaitsLink: (_, told) => waits(told).link,
    turnedWaitsPause: (_, told) => waits(told).pause,
    ownQueueAll: (_, { run }) => run('own-queue-without-limit').lines.length,
    ownQueueRight: (_, told) => requests(told, 'crawl-with-room-for-10'),
    allOrNothingOther1: () => 2 * usualMs + slowMs,
    racedRight: (_, told) => requests(told, 'stopped'),
    racedSaid0: (_, told) => requests(told, 'raced'),
    stoppedRight: (_, told) => count(told, 'crawled', 'stopped'),
    stoppedRight3: (_, told) => count(told, 'failed', 'stopped'),
    stoppedRight4: (_, told) => count(told, 'left', 'stopped'),
    stoppedOther0: () => 1500 + slowMs,
    stoppedOther1: (knobs) => crawlerBound(knobs),
    shortLimitRight: (_, told) => count(told, 'crawled', 'short-limit'),
    shortLimitRight5: (_, told) => pageCount - count(told, 'failed', 'short-limit'),
    shortLimitSaid0: (_, told) => count(told, 'failed', 'short-limit'),
    failing6: (knobs) => failing(knobs, 'once') + failing(knobs, 'always'),
    crawled: (_, ran) => count(ran, 'crawled'),
    failed: (_, ran) => count(ran, 'failed'),
    left: (_, ran) => count(ran, 'left'),
    sum: (_, ran) => count(ran, 'crawled') + count(ran, 'failed') + count(ran, 'left'),
    work: (knobs) => limits(knobs).workMs,
    paced: (knobs) => limits(knobs).rateMs,
    path: (knobs) => limits(knobs).pathMs,
  },
  answers: {
    'own-queue': ({ run }) => {
      if (run().threw !== null) return 'error'
      if (!run().hung) return 'all'
      return run().lines.length === 0 ? 'none' : 'first'
    },
    raced: (ran) => requests(ran, 'raced'),
    'short-limit': (ran) => count(ran, 'failed', 'short-limit'),
    'what-helps': ({ run }) =>
      ['twice-the-workers', 'twice-the-rate', 'twice-the-limit'].reduce((best, id) =>
        run(id).totalMs < run(best).totalMs ? id : best,
      ),
  },
  python: {
    variants: ['one-by-one', 'all-at-once', 'crawler'],
    differences: {},
  },
} satisfies Lesson<Knobs>
