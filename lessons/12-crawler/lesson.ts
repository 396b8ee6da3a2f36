import type { Lesson, NumberKnob, RunView, Wait } from 'learn-async/kit'
import { allAtOnceBound, crawlerBound, limits, oneByOneBound } from './bound.ts'
import * as crawler from './crawler.ts'
import type { Knobs } from './crawler.ts'
import * as demo from './demo.ts'
import { page, pageCount, slowMs, usualMs } from './site.ts'
import * as snippets from './snippets.ts'

/** What a page costs a real socket beyond its own time, in wall milliseconds, generously. */
const perRequestMs = 3

const pages = ({ failing }: Knobs) =>
  Array.from({ length: pageCount }, (_, number) => page(number, failing))
const slowPages = (knobs: Knobs) => pages(knobs).filter(({ ms }) => ms === slowMs).length
const failOnce = (knobs: Knobs) => pages(knobs).filter(({ fails }) => fails === 'once').length
const failAlways = (knobs: Knobs) => pages(knobs).filter(({ fails }) => fails === 'always').length

/** All pages at the rate, if each is asked for so many times. */
const paced = ({ rate }: Knobs, times: number) => ((times * pageCount) / rate) * 1000
const crawlerBefore = (knobs: Knobs) => crawlerBound({ ...knobs, workers: 4 })

/** The states that the pages of a crawl ended in. */
const states = ({ value }: RunView) => Object.values(value as Record<string, string>)
const count = (run: RunView, state: 'crawled' | 'failed' | 'left') =>
  states(run).filter((each) => each.startsWith(state)).length

/** What the workers wait for. */
const kindsOfWait = {
  reply: ['reply', 'body'],
  turn: ['place', 'rate'],
  link: ['item'],
  pause: ['timer'],
} satisfies Record<string, Wait['for'][]>

/** For how long they do, all taken together. */
const waited = ({ waits }: RunView, what: keyof typeof kindsOfWait) =>
  kindsOfWait[what]
    .flatMap((kind) => waits(null, kind))
    .reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)

const longestWait = (run: RunView) =>
  (['reply', 'turn', 'link', 'pause'] as const).reduce((longest, what) =>
    waited(run, what) > waited(run, longest) ? what : longest,
  )

const countKnob = (label: string, usual: number, min: number, max: number): NumberKnob => ({
  kind: 'number',
  label,
  default: usual,
  min,
  max,
})

const onTheUsualSite = { network: true, knobs: { failing: 20 } } as const

export default {
  knobs: {
    workers: countKnob('how many workers', 4, 1, 20),
    rate: countKnob('requests that may begin in a second', 25, 10, 100),
    failing: countKnob('how many pages in a hundred fail', 20, 0, 60),
    limit: { ...countKnob('time that a request has', 500, 100, 1000), unit: 'ms' },
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
    crawlWithRoomFor10: { id: 'crawl-with-room-for-10', ...onTheUsualSite },
    allOrNothing: { network: true },
    raced: onTheUsualSite,
    stopped: onTheUsualSite,
    shortLimit: onTheUsualSite,
    twiceTheWorkers: onTheUsualSite,
    twiceTheRate: onTheUsualSite,
    twiceTheLimit: onTheUsualSite,
  },
  modify: { workers: 16 },
  otherKnobs: [
    { workers: 6, rate: 20, failing: 25, limit: 400 },
    { workers: 10, rate: 30, failing: 15, limit: 600 },
  ],
  surprise: 'own-queue',
  names: {
    pageCount: () => pageCount,
    usualMs: () => usualMs,
    slowMs: () => slowMs,
    slowPages,
    quickPages: (knobs) => pageCount - slowPages(knobs),
    failOnce,
    failAlways,
    failAtFirst: (knobs) => failOnce(knobs) + failAlways(knobs),
    failNever: (knobs) => pageCount - failAlways(knobs),
    oneByOneBound,
    ifAllWereQuick: () => pageCount * usualMs,
    ifAllWereSlow: () => pageCount * slowMs,
    crawlerBound,
    workBound: (knobs) => limits(knobs).workMs,
    rateBound: (knobs) => limits(knobs).rateMs,
    pathBound: (knobs) => limits(knobs).pathMs,
    sharedOut: (knobs) => [oneByOneBound(knobs) / knobs.workers, limits(knobs).workMs],
    askedOnce: (knobs) => paced(knobs, 1),
    askedThrice: (knobs) => paced(knobs, 3),
    // Of the bound, or of what the run took
    quarterOfBefore: (knobs) => [crawlerBefore(knobs) / 4, (crawlerBefore(knobs) / 4) * 1.1],
    twiceAsBefore: (knobs) => crawlerBefore(knobs) * 2,
    crawled: (_, { run }) => count(run(), 'crawled'),
    failed: (_, { run }) => count(run(), 'failed'),
    left: (_, { run }) => count(run(), 'left'),
    waitForPages: (_, { run }) => waited(run(), 'reply'),
    waitForTurns: (_, { run }) => waited(run(), 'turn'),
    waitForLinks: (_, { run }) => waited(run(), 'link'),
    waitInPauses: (_, { run }) => waited(run(), 'pause'),
    longestWait: (_, { run }) => longestWait(run()),
    lineCount: (_, { run }) => run().lines.length,
  },
  answers: {
    'own-queue': ({ run }) => {
      if (run().threw !== null) return 'error'
      if (!run().hung) return 'all'
      return run().lines.length === 0 ? 'none' : 'first'
    },
    'what-helps': ({ run, options }) =>
      options.reduce((best, id) => (run(id).totalMs < run(best).totalMs ? id : best)),
  },
} satisfies Lesson<Knobs>
