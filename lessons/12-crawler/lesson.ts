import type { Lesson, Ran } from 'learn-async/kit'
import {
  allOrNothing,
  crawlWithRoomFor10,
  ownQueue,
  ownQueueWithoutLimit,
  raced,
  shortLimit,
  stopped,
  twiceTheLimit,
  twiceTheRate,
  twiceTheWorkers,
} from './asides.ts'
import {
  allAtOnceBound,
  crawlerBound,
  limits,
  oneByOneBound,
} from './bound.ts'
import { crawl } from './crawler.ts'
import { allAtOnce, oneByOne } from './demo.ts'
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
const slowPages = (knobs: Knobs) =>
  pages(knobs).filter(({ ms }) => ms === slowMs).length
const failing = (knobs: Knobs, how: 'once' | 'always') =>
  pages(knobs).filter(({ fails }) => fails === how).length

/** How many pages a crawl ended with in that state. */
const count = (
  ran: Ran<Knobs>,
  state: 'crawled' | 'failed' | 'left',
  id = 'crawler',
) =>
  Object.values(ran.run(id).value as Record<string, string>).filter(
    (each) => each === state,
  ).length
const got = (ran: Ran<Knobs>) => ran.run('all-at-once').value as number
const requests = (ran: Ran<Knobs>, id = 'crawler') =>
  ran.run(id).facts.server?.requests ?? Number.NaN
const peak = (ran: Ran<Knobs>, id: string) =>
  ran.run(id).facts.server?.peakInFlight ?? Number.NaN

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
  Object.entries(waits(ran)).sort(
    ([, one], [, other]) => other - one,
  )[0]![0]

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

  variants: [
    {
      kind: 'lab',
      id: 'one-by-one',
      title: 'one by one',
      run: oneByOne,
      file: 'demo.ts',
      network: true,
      bound: oneByOneBound,
      extraToleranceMs: () => pageCount * perRequestMs,
    },
    {
      kind: 'lab',
      id: 'all-at-once',
      title: 'all at once',
      run: allAtOnce,
      file: 'demo.ts',
      network: true,
      bound: allAtOnceBound,
      extraToleranceMs: () => 30 + pageCount * perRequestMs,
    },
    {
      kind: 'lab',
      id: 'crawler',
      title: 'the crawler',
      run: crawl,
      file: 'crawler.ts',
      shows: ['asking'],
      network: true,
      bound: crawlerBound,
      extraToleranceMs: (knobs) => limits(knobs).requests * perRequestMs,
    },
  ],

  asides: [
    { kind: 'lab', id: 'own-queue', run: ownQueue, file: 'asides.ts' },
    {
      kind: 'lab',
      id: 'own-queue-without-limit',
      run: ownQueueWithoutLimit,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'crawl-with-room-for-10',
      run: crawlWithRoomFor10,
      file: 'asides.ts',
      network: true,
      knobs: { failing: 20 },
    },
    {
      kind: 'lab',
      id: 'all-or-nothing',
      run: allOrNothing,
      file: 'asides.ts',
      network: true,
    },
    {
      kind: 'lab',
      id: 'raced',
      run: raced,
      file: 'asides.ts',
      network: true,
      knobs: { failing: 20 },
    },
    {
      kind: 'lab',
      id: 'stopped',
      run: stopped,
      file: 'asides.ts',
      network: true,
      knobs: { failing: 20 },
    },
    {
      kind: 'lab',
      id: 'short-limit',
      run: shortLimit,
      file: 'asides.ts',
      network: true,
      knobs: { failing: 20 },
    },
    {
      kind: 'lab',
      id: 'twice-the-workers',
      run: twiceTheWorkers,
      file: 'asides.ts',
      network: true,
      knobs: { failing: 20 },
    },
    {
      kind: 'lab',
      id: 'twice-the-rate',
      run: twiceTheRate,
      file: 'asides.ts',
      network: true,
      knobs: { failing: 20 },
    },
    {
      kind: 'lab',
      id: 'twice-the-limit',
      run: twiceTheLimit,
      file: 'asides.ts',
      network: true,
      knobs: { failing: 20 },
    },
  ],

  predictions: [
    {
      kind: 'number',
      id: 'one-by-one-total',
      of: 'one-by-one',
      unit: 's',
      text: ({ knobs }) =>
        `One by one: ${pageCount - slowPages(knobs)} pages of ${usualMs} ms, ${slowPages(knobs)} of ${slowMs} ms. Done after how many seconds?`,
      answer: ({ run }) => run().totalMs,
      right: ({ run, s, line }) =>
        `It took ${s(run().totalMs)}. Line ${line('await linksOf')} waits for each page before the next is asked for, so ${pageCount} waits lie end to end.`,
      lures: [
        {
          value: slowMs,
          said: ({ run, s, line }) =>
            `${slowMs} ms would be right if all had been asked for together. The \`await\` on line ${line('await linksOf')} lets one begin when the one before is there: ${s(run().totalMs)}.`,
        },
        {
          value: pageCount * usualMs,
          said: ({ run, s, knobs }) =>
            `That is ${pageCount} times ${usualMs} ms, and right without slow pages. ${slowPages(knobs)} long waits stand in the lane among the short ones: ${s(run().totalMs)}.`,
        },
        {
          value: pageCount * slowMs,
          said: ({ run, s }) =>
            `That would be right if every page were slow, or if each had to wait for the slowest. A page's own time is all it takes: ${s(run().totalMs)}.`,
        },
      ],
      otherwise: ({ run, s, knobs }) =>
        `It would be right for another site. Lay the waits end to end: ${pageCount - slowPages(knobs)} × ${usualMs} + ${slowPages(knobs)} × ${slowMs} ms. It took ${s(run().totalMs)}.`,
    },
    {
      kind: 'number',
      id: 'pages-got',
      of: 'all-at-once',
      unit: 'count',
      text: ({ knobs, line }) =>
        `All ${pageCount} at once; linksOf throws at a 503. How many pages does line ${line('results.filter')} count? (${failing(knobs, 'once')} fail once, ${failing(knobs, 'always')} always.)`,
      answer: (ran) => got(ran),
      right: (told) =>
        `Each page was asked for once, and what failed then is thrown away on line ${told.line('results.filter')}, without a word. It took ${told.ms(told.run().totalMs)}, with ${peak(told, 'all-at-once')} requests in the server's hands at once.`,
      lures: [
        {
          value: pageCount,
          said: (told) =>
            `allSettled waits for all ${pageCount}, and all are answered. Counting them all would be right if an answer were a page: see those that failed, with 503. Line ${told.line('results.filter')} drops them without a word: ${got(told)}.`,
        },
        {
          value: (knobs) => pageCount - failing(knobs, 'always'),
          said: (told) =>
            `That would be right if somebody asked again: ${failing(told.knobs, 'once')} of the failures would have passed. Nobody does; each lane has a single wait. ${got(told)}.`,
        },
        {
          value: 0,
          said: (told) =>
            `None would be right for Promise.all, which gives up all values for the first error. allSettled keeps what there is: ${got(told)}.`,
        },
      ],
      otherwise: (told) =>
        `It would be right with other failures. ${pageCount} are asked for, ${failing(told.knobs, 'once') + failing(told.knobs, 'always')} fail at the first asking, and nobody asks again: ${got(told)}.`,
    },
    {
      kind: 'number',
      id: 'crawler-total',
      of: 'crawler',
      unit: 's',
      text: ({ knobs: { workers, rate } }) =>
        `${workers} workers, ${rate} requests a second. Done after how many seconds?`,
      answer: ({ run }) => run().totalMs,
      right: (told) =>
        `It took ${told.s(told.run().totalMs)}: ${requests(told)} requests, ${told.knobs.rate} a second. The pages alone would have let ${told.knobs.workers} workers be done in ${told.s(limits(told.knobs).workMs)}; see how they are held back until it is their turn.`,
      lures: [
        {
          value: (knobs) => [
            oneByOneBound(knobs) / knobs.workers,
            limits(knobs).workMs,
          ],
          said: ({ run, s, line, knobs: { workers, rate } }) =>
            `The page times shared out among ${workers} would be right without line ${line('limiter.take')}. It lets ${rate} begin in a second, however many hands there are: see how they are held back. ${s(run().totalMs)}.`,
        },
        {
          value: ({ rate }) => (pageCount / rate) * 1000,
          said: (told) =>
            `${pageCount} ÷ ${told.knobs.rate} would be right if every page answered at once. Who fails is asked again, up to three times in all: the server saw ${requests(told)} requests. ${told.s(told.run().totalMs)}.`,
        },
        {
          value: oneByOneBound,
          said: ({ run, s, knobs }) =>
            `That is one by one, as the first run. ${knobs.workers} workers have several pages under way side by side: ${s(run().totalMs)}.`,
        },
        {
          value: ({ rate }) => ((3 * pageCount) / rate) * 1000,
          said: (told) =>
            `Three requests for each page would be right if all failed for ever. Only what fails is asked for again: ${requests(told)} requests. ${told.s(told.run().totalMs)}.`,
        },
      ],
      otherwise: (told) =>
        `It would be right with another rate. Count the requests: ${pageCount}, one more for each of ${failing(told.knobs, 'once')}, two more for each of ${failing(told.knobs, 'always')}. ${requests(told)} at ${told.knobs.rate} a second: ${told.s(told.run().totalMs)}.`,
    },
  ],

  turn: {
    text: ({ knobs: { workers } }) =>
      `Take 16 workers instead of ${workers}, everything else as it was.`,
    set: { workers: 16 },
    allRight: (told) =>
      `${told.s(told.run('crawler').totalMs)}, and longer lines before the limiter: taken together the workers waited ${told.s(waits(told).turn)} for a turn, and ${told.s(waits(told).reply)} for pages. Where the rate sets the pace, more hands only wait more.`,
    questions: [
      {
        kind: 'number',
        id: 'turned-total',
        of: 'crawler',
        unit: 's',
        text: 'The crawler: done after how many seconds?',
        answer: ({ run }) => run().totalMs,
        right: (told) =>
          `${told.s(told.run().totalMs)}: ${requests(told)} requests at ${told.knobs.rate} a second, whoever makes them.`,
        lures: [
          {
            value: (knobs) => crawlerBound({ ...knobs, workers: 4 }) / 4,
            said: ({ run, s, knobs: { rate } }) =>
              `A quarter of the time that 4 workers take would be right with 16, if the workers set the pace. They are held back: ${rate} a second are ${rate} a second. ${s(run().totalMs)}.`,
          },
          {
            value: (knobs) => [
              oneByOneBound(knobs) / knobs.workers,
              limits(knobs).workMs,
            ],
            said: ({ run, s, knobs: { workers, rate } }) =>
              `The page times shared out among ${workers} would be right without the limiter. It lets ${rate} begin in a second: ${s(run().totalMs)}.`,
          },
          {
            value: (knobs) => crawlerBound({ ...knobs, workers: 4 }) * 2,
            said: ({ run, s }) =>
              `Twice as long would be right if more workers stood in each other's way. They wait side by side for turns that come as before: ${s(run().totalMs)}.`,
          },
        ],
        otherwise: (told) =>
          `It would be right with another rate. ${requests(told)} requests at ${told.knobs.rate} a second: ${told.s(told.run().totalMs)}.`,
      },
      {
        kind: 'one-of',
        id: 'turned-waits',
        of: 'crawler',
        text: ({ knobs: { workers } }) =>
          `For what do the ${workers} workers wait longest, all taken together?`,
        options: [
          {
            id: 'reply',
            text: 'for pages',
            said: (told) =>
              `Right without the limiter: then a page is all there is to wait for. See the lanes: ${told.s(waits(told).reply)} for pages, ${told.s(waits(told).turn)} held back.`,
          },
          {
            id: 'turn',
            text: 'for a turn at the limiter',
            said: (told) =>
              `It would be right with a rate below what the workers can do. Here: ${told.s(waits(told).turn)} for a turn, ${told.s(waits(told).reply)} for pages.`,
          },
          {
            id: 'link',
            text: 'for a link to come into the queue',
            said: (told) =>
              `At the beginning that is so: one link, and ${told.knobs.workers} who want it. It would be so all along on a site where each page has one link. Soon the queue has plenty: ${told.s(waits(told).link)} for a link, ${told.s(waits(told).turn)} for a turn.`,
          },
          {
            id: 'pause',
            text: 'for the pause before a new try to be over',
            said: (told) =>
              `Right where most pages fail most of the time. Here there are few pauses, and short ones: ${told.s(waits(told).pause)}, against ${told.s(waits(told).turn)} for a turn.`,
          },
        ],
        answer: (ran) => longestWait(ran),
        right: (told) =>
          `${told.s(waits(told).turn)} held back, against ${told.s(waits(told).reply)} for pages: ${told.knobs.rate} turns a second are shared by ${told.knobs.workers}.`,
      },
    ],
  },

  quiz: [
    {
      kind: 'one-of',
      id: 'own-queue',
      of: [
        'own-queue',
        'own-queue-without-limit',
        'crawl-with-room-for-10',
      ],
      text: 'The queue has room for two; put waits while it is full. Page 0 has links to 1, 2 and 3. What is logged?',
      options: [
        {
          id: 'all',
          text: 'page 0, page 1, page 2, page 3',
          said: ({ run, line }) =>
            `Right with room enough: without a limit all ${run('own-queue-without-limit').lines.length} came. Links 1 and 2 fit, and line ${line('await queue.put(link)')} waits for room for 3. Who would make room is this very loop: nothing was logged.`,
        },
        {
          id: 'first',
          text: 'page 0, and nothing after it',
          said: ({ line }) =>
            `Right if the log came before the putting. Line ${line('log')} comes after it, and the third put on line ${line('await queue.put(link)')} never ends: nothing was logged.`,
        },
        { id: 'none', text: 'nothing, and no error' },
        {
          id: 'error',
          text: 'an error: the queue is full',
          said: ({ line }) =>
            `Right for a put that does not wait, as asyncio's put_nowait, which raises QueueFull. Line ${line('await queue.put(link)')} waits for room, and nothing was logged.`,
        },
      ],
      answer: ({ run }) => {
        if (run().threw !== null) return 'error'
        if (!run().hung) return 'all'
        return run().lines.length === 0 ? 'none' : 'first'
      },
      right: (told) =>
        `Who empties the queue also fills it, and now waits for itself. A crawler works like this: with room for 10 in its queue, the one of this lesson got no further than ${requests(told, 'crawl-with-room-for-10')} requests. Node then ends, with exit code 13 where a file awaits it at its top, with 0 in a function; Python waits for ever. Backpressure is for a producer who is somebody else.`,
    },
    {
      kind: 'number',
      id: 'all-or-nothing',
      of: 'all-or-nothing',
      unit: 'ms',
      text: `Page 0 takes ${usualMs} ms, page 9 takes ${slowMs} ms; page 20 answers 503 after ${usualMs} ms. When is 'caught' logged, in ms?`,
      answer: ({ run }) => run().loggedAt('caught'),
      right: ({ run, ms }) =>
        `At ${ms(run().loggedAt('caught'))}, with the first failure. Page 9 is not stopped: its lane went on until ${ms(run().lane('page 9').endMs)}, for nobody. And page 0 is given up with page 20.`,
      lures: [
        {
          value: slowMs,
          said: ({ run, ms }) =>
            `${slowMs} ms would be right for allSettled, which waits for the last. Promise.all ends with the first error: ${ms(run().loggedAt('caught'))}. Page 9 went on all the same, until ${ms(run().lane('page 9').endMs)}.`,
        },
        {
          value: 2 * usualMs + slowMs,
          said: ({ run, ms, line }) =>
            `The sum would be right for three pages one by one. Line ${line('Promise.all')} asks for all of them at once: ${ms(run().loggedAt('caught'))}.`,
        },
        {
          value: 0,
          said: ({ run, ms }) =>
            `At once would be right for an error that is known without asking. A 503 is an answer, and takes its time: ${ms(run().loggedAt('caught'))}.`,
        },
      ],
      otherwise: ({ run, ms }) =>
        `It would be right for other pages. Promise.all ends with the first error, and page 20 answers after ${usualMs} ms: ${ms(run().loggedAt('caught'))}.`,
    },
    {
      kind: 'number',
      id: 'raced',
      of: ['raced', 'stopped'],
      unit: 'count',
      text: 'With 4 workers, 25 requests a second: the race is over at 1.5 s. How many requests does the server see in all?',
      answer: (ran) => requests(ran, 'raced'),
      right: (told) =>
        `The workers went on until ${told.s(told.run().facts.lastMs)}. A race only stops waiting; nobody told the workers. With a signal that they look at the server saw ${requests(told, 'stopped')}.`,
      lures: [
        {
          value: [30, 45],
          said: (told) =>
            `As many as begin in 1.5 s: right for crawl(lab, knobs, stop) with a signal, where the server saw ${requests(told, 'stopped')}. Promise.race stops nobody: the workers went on until ${told.s(told.run().facts.lastMs)}, and the server saw ${requests(told, 'raced')}.`,
        },
        {
          value: pageCount,
          said: (told) =>
            `It does go on to the end, and ${pageCount} would be right if no page failed. What fails is asked for again: ${requests(told, 'raced')}.`,
        },
      ],
      otherwise: (told) =>
        `It would be right with another site. The race stops nobody: ${pageCount} pages, some of them asked for again, came to ${requests(told, 'raced')} requests.`,
    },
    {
      kind: 'number',
      id: 'stopped',
      of: ['stopped', 'raced'],
      unit: 's',
      text: 'With 4 workers, 25 requests a second: `stop` aborts after 1.5 s. crawl is over after how many seconds?',
      answer: ({ run }) => run().totalMs,
      right: (told) =>
        `After ${told.s(told.run().totalMs)}. Every wait of a worker hears the signal: for a turn, for a page, for a pause. And nothing is lost: ${count(told, 'crawled', 'stopped')} crawled, ${count(told, 'failed', 'stopped')} failed, ${count(told, 'left', 'stopped')} left, among them those whose requests were broken off (${told.run().facts.server?.gone}).`,
      lures: [
        {
          value: 1500 + slowMs,
          said: (told) =>
            `Right if a worker finished the page it has asked for, and that were a slow one. The signal goes down to the request, and breaks it off: ${told.s(told.run().totalMs)}. Its page is among the ${count(told, 'left', 'stopped')} left.`,
        },
        {
          value: (knobs) => crawlerBound(knobs),
          said: (told) =>
            `That is a whole crawl, and right for Promise.race, which stops nobody: there the last worker ended at ${told.s(told.run('raced').facts.lastMs)}. Here they hear the signal: ${told.s(told.run().totalMs)}.`,
        },
      ],
      otherwise: (told) =>
        `It would be right if a worker waited for something without the signal. Each wait hears it and ends at ${told.s(told.run().totalMs)}: ${count(told, 'crawled', 'stopped')} pages crawled, ${count(told, 'failed', 'stopped')} failed, ${count(told, 'left', 'stopped')} left.`,
    },
  ],

  reserve: [
    {
      kind: 'number',
      id: 'peak-all-at-once',
      of: 'all-at-once',
      unit: 'count',
      text: `All ${pageCount} pages at once: how many requests did the server have in its hands at most?`,
      answer: (ran) => peak(ran, 'all-at-once'),
      right: (told) =>
        `One for each page, over ${told.run().facts.server?.connections} connections. A small site falls over at that, or shuts you out; the crawler exists to prevent it.`,
      lures: [
        {
          value: 6,
          said: (told) =>
            `Six to a host is what a browser allows itself with HTTP/1.1. Here nothing sets a limit: ${peak(told, 'all-at-once')}.`,
        },
        {
          value: ({ workers }) => workers,
          said: (told) =>
            `${told.knobs.workers} would be right for the crawler's workers. In that run there are none; every page was asked for in the same moment: ${peak(told, 'all-at-once')}.`,
        },
        {
          value: 1,
          said: (told) =>
            `One at a time would be right one by one. All lanes begin at 0: ${peak(told, 'all-at-once')}.`,
        },
      ],
      otherwise: (told) =>
        `It would be right with another number of pages. All were asked for before the first answer came: ${peak(told, 'all-at-once')}.`,
    },
    {
      kind: 'number',
      id: 'short-limit',
      of: 'short-limit',
      unit: 'count',
      text: `A request now has 200 ms; six pages take ${slowMs} ms, four others answer 503 for ever. How many pages fail for good?`,
      answer: (ran) => count(ran, 'failed', 'short-limit'),
      right: (told) =>
        `A page that is slow each time fails each time, and costs three requests. What only those pages link to is never known: ${count(told, 'crawled', 'short-limit')} were crawled, not ${pageCount - count(told, 'failed', 'short-limit')}.`,
      lures: [
        {
          value: 4,
          said: (told) =>
            `Four would be right with 500 ms. A slow page is broken off at 200 ms, three times: ${count(told, 'failed', 'short-limit')} in all.`,
        },
        {
          value: 6,
          said: (told) =>
            `Six are the slow ones; right if no page answered 503 for ever. Four do: ${count(told, 'failed', 'short-limit')} in all.`,
        },
        {
          value: 0,
          said: (told) =>
            `None would be right if three tries helped always. They help where the second try goes better than the first; these pages are as slow each time: ${count(told, 'failed', 'short-limit')}.`,
        },
      ],
      otherwise: (told) =>
        `It would be right on another site. Six are too slow three times over, and four answer 503 three times: ${count(told, 'failed', 'short-limit')}.`,
    },
    {
      kind: 'one-of',
      id: 'what-helps',
      of: ['twice-the-workers', 'twice-the-rate', 'twice-the-limit'],
      withCode: false,
      text: '4 workers, 25 requests a second, 500 ms for a request; 60 pages, most of them 60 ms. What helps the crawler most?',
      options: [
        {
          id: 'twice-the-workers',
          text: '8 workers',
          said: ({ run, s }) =>
            `Right where the pages set the pace. 4 workers can do far more than 25 a second; twice as many took ${s(run('twice-the-workers').totalMs)}, twice the rate ${s(run('twice-the-rate').totalMs)}.`,
        },
        {
          id: 'twice-the-rate',
          text: '50 requests a second',
          said: ({ run, s }) =>
            `Right where the rate sets the pace; here it took ${s(run('twice-the-rate').totalMs)}.`,
        },
        {
          id: 'twice-the-limit',
          text: '1000 ms for a request',
          said: ({ run, s }) =>
            `Right where requests that would have come were given up. No page here takes 500 ms, so none was: ${s(run('twice-the-limit').totalMs)}, against ${s(run('twice-the-rate').totalMs)} with twice the rate.`,
        },
      ],
      answer: ({ run }) =>
        ['twice-the-workers', 'twice-the-rate', 'twice-the-limit'].reduce(
          (best, id) => (run(id).totalMs < run(best).totalMs ? id : best),
        ),
      right: ({ run, s }) =>
        `Twice the rate: ${s(run('twice-the-rate').totalMs)}. Twice the workers: ${s(run('twice-the-workers').totalMs)}, twice the time for a request: ${s(run('twice-the-limit').totalMs)}. Only what sets the pace is worth making quicker.`,
    },
  ],

  surprise: 'own-queue',

  otherKnobs: [
    { workers: 6, rate: 20, failing: 25, limit: 400 },
    { workers: 10, rate: 30, failing: 15, limit: 600 },
  ],

  python: {
    variants: ['one-by-one', 'all-at-once', 'crawler'],
    differences: {},
  },

  figures: {
    pages: () => pageCount,
    quick: ({ knobs }) => pageCount - slowPages(knobs),
    usual: ({ ms }) => ms(usualMs),
    slow: ({ knobs }) => slowPages(knobs),
    slowly: ({ ms }) => ms(slowMs),
    failing: ({ knobs }) =>
      failing(knobs, 'once') + failing(knobs, 'always'),
    once: ({ knobs }) => failing(knobs, 'once'),
    always: ({ knobs }) => failing(knobs, 'always'),
    workers: ({ knobs }) => knobs.workers,
    rate: ({ knobs }) => knobs.rate,
    limit: ({ knobs, ms }) => ms(knobs.limit),
    one: ({ run, s }) => s(run('one-by-one').totalMs),
    all: ({ run, ms }) => ms(run('all-at-once').totalMs),
    peak: (ran) => peak(ran, 'all-at-once'),
    got: (ran) => got(ran),
    crawler: ({ run, s }) => s(run('crawler').totalMs),
    most: (ran) => peak(ran, 'crawler'),
    crawled: (ran) => count(ran, 'crawled'),
    failed: (ran) => count(ran, 'failed'),
    left: (ran) => count(ran, 'left'),
    sum: (ran) =>
      count(ran, 'crawled') + count(ran, 'failed') + count(ran, 'left'),
    requests: (ran) => requests(ran),
    work: ({ knobs, time }) => time(limits(knobs).workMs),
    paced: ({ knobs, time }) => time(limits(knobs).rateMs),
    path: ({ knobs, time }) => time(limits(knobs).pathMs),
  },
} satisfies Lesson<Knobs>
