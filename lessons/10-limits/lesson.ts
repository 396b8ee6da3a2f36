import type { Lesson, Ran } from 'learn-async/kit'
import {
  cacheFilledLate,
  cacheOfPromises,
  lostUpdate,
  oneAtATime,
  placeBeforeTurn,
  plusAwait,
  readAfter,
  releaseAlways,
  skippedRelease,
  slowJobs,
  slowJobsSpread,
  threeAtATime,
  turnBeforePlace,
} from './asides.ts'
import { both, inFlight, jobMs, perSecond } from './demo.ts'

export type Knobs = { n: number; k: number; rate: number }

/**
 * When the last of n jobs is over: one begins as soon as the one k before it
 * is over and the one `rate` before it began a second ago.
 */
function total({ n, k, rate }: Knobs): number {
  const begins: number[] = []
  for (let job = 0; job < n; job++) {
    const placeMs = (begins[job - k] ?? -jobMs) + jobMs
    const turnMs = (begins[job - rate] ?? -1000) + 1000
    begins.push(Math.max(placeMs, turnMs))
  }
  return begins.at(-1)! + jobMs
}
const inFlightTotal = (knobs: Knobs) => total({ ...knobs, rate: Infinity })
const perSecondTotal = (knobs: Knobs) => total({ ...knobs, k: Infinity })
/** When the last ones may begin. */
const lastWindow = ({ n, rate }: Knobs) => Math.floor((n - 1) / rate) * 1000
const rounds = ({ n, k }: Knobs) => Math.ceil(n / k)

/** When each job began its own time: a lane begins with the call, and is held back until then. */
const begins = (ran: Ran<Knobs>, id?: string) =>
  ran.run(id).facts.lanes.map(({ startMs, heldMs }) => startMs + heldMs)
/** Rounds of a real run are a little late, never early by more than a timer is. */
const begunBefore = (ran: Ran<Knobs>, ms: number, id?: string) =>
  begins(ran, id).filter((atMs) => atMs < ms - 2).length
const peak = (ran: Ran<Knobs>, id?: string) =>
  ran.run(id).facts.peakInFlight
const count = (ran: Ran<Knobs>, id?: string) => ran.run(id).value as number
const times = (ran: Ran<Knobs>, text: string, id?: string) =>
  ran.run(id).lines.filter((line) => line.includes(text)).length

export default {
  knobs: {
    n: {
      kind: 'number',
      label: 'how many jobs',
      default: 24,
      min: 10,
      max: 60,
    },
    k: {
      kind: 'number',
      label: 'places of the semaphore',
      default: 3,
      min: 1,
      max: 20,
    },
    rate: {
      kind: 'number',
      label: 'how many may begin in a second',
      default: 8,
      min: 5,
      max: 30,
    },
  },

  variants: [
    {
      kind: 'lab',
      id: 'in-flight',
      title: 'a semaphore',
      run: inFlight,
      file: 'demo.ts',
      shows: ['all', 'inFlight'],
      bound: inFlightTotal,
    },
    {
      kind: 'lab',
      id: 'per-second',
      title: 'a rate limiter',
      run: perSecond,
      file: 'demo.ts',
      bound: perSecondTotal,
    },
    {
      kind: 'lab',
      id: 'both',
      title: 'both',
      run: both,
      file: 'demo.ts',
      bound: total,
    },
  ],

  asides: [
    { kind: 'lab', id: 'slow-jobs', run: slowJobs, file: 'asides.ts' },
    {
      kind: 'lab',
      id: 'slow-jobs-spread',
      run: slowJobsSpread,
      file: 'asides.ts',
    },
    { kind: 'lab', id: 'lost-update', run: lostUpdate, file: 'asides.ts' },
    { kind: 'lab', id: 'read-after', run: readAfter, file: 'asides.ts' },
    { kind: 'lab', id: 'plus-await', run: plusAwait, file: 'asides.ts' },
    {
      kind: 'lab',
      id: 'one-at-a-time',
      run: oneAtATime,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'three-at-a-time',
      run: threeAtATime,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'skipped-release',
      run: skippedRelease,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'release-always',
      run: releaseAlways,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'cache-filled-late',
      run: cacheFilledLate,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'cache-of-promises',
      run: cacheOfPromises,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'turn-before-place',
      run: turnBeforePlace,
      file: 'asides.ts',
    },
    {
      kind: 'lab',
      id: 'place-before-turn',
      run: placeBeforeTurn,
      file: 'asides.ts',
    },
  ],

  predictions: [
    {
      kind: 'number',
      id: 'starts-in-the-first-second',
      of: 'in-flight',
      unit: 'count',
      text: ({ knobs: { n, k }, line }) =>
        `A semaphore of ${k} (line ${line('Semaphore')}), ${n} jobs of ${jobMs} ms. A job begins when it has its place. How many begin before 1.00 s?`,
      answer: (ran) => begunBefore(ran, 1000),
      right: (told) =>
        `${told.knobs.k} begin at 0, 200, 400, 600 and 800 ms, each round when the one before is over. The semaphore knows who is under way, and no second.`,
      lures: [
        {
          value: ({ k }) => k,
          said: (told) =>
            `${told.knobs.k} would be right for a limiter of ${told.knobs.k} a second. A semaphore counts who is under way: see job ${told.knobs.k + 1} held back until ${told.ms(begins(told)[told.knobs.k]!)}, when a job is over. ${begunBefore(told, 1000)} began in the first second.`,
        },
        {
          value: ({ n }) => n,
          said: (told) =>
            `All ${told.knobs.n} would be right without the semaphore. They were all called at 0, so all lanes begin there; but who is held back has no place yet. ${begunBefore(told, 1000)} had one before 1.00 s.`,
        },
        {
          value: ({ k }) => k * 6,
          said: (told) =>
            `That counts the ${told.knobs.k} that begin at 1.00 s itself; right for "up to and with 1.00 s". Before it they begin at 0, 200, 400, 600 and 800 ms: ${begunBefore(told, 1000)}.`,
        },
        {
          value: 5,
          said: (told) =>
            `Five is how many rounds begin before 1.00 s, and would be right with one place. Here it is ${told.knobs.k} each time: ${begunBefore(told, 1000)}.`,
        },
      ],
      otherwise: (told) =>
        `It would be right with jobs of another length. A job takes ${jobMs} ms, so ${told.knobs.k} begin at 0, 200, 400, 600 and 800 ms: ${begunBefore(told, 1000)}.`,
    },
    {
      kind: 'number',
      id: 'per-second-total',
      of: 'per-second',
      unit: 's',
      text: ({ knobs: { n, rate } }) =>
        `No places now, but at most ${rate} may begin in any second. ${n} jobs of ${jobMs} ms. Done after how many seconds?`,
      answer: ({ run }) => run().totalMs,
      right: (told) =>
        `It took ${told.s(told.run().totalMs)}. The first ${told.knobs.rate} begin at 0, without a second before them; the last ones begin at ${told.s(begins(told).at(-1)!)} and need ${jobMs} ms.`,
      lures: [
        {
          value: ({ n, rate }) => (n / rate) * 1000,
          said: (told) =>
            `${told.s(told.given as number)} would be right if ${told.knobs.rate} jobs took a second each time. They begin at the start of their second and take ${jobMs} ms. The first ones begin at 0, the last ones at ${told.s(begins(told).at(-1)!)}: done at ${told.s(told.run().totalMs)}.`,
        },
        {
          value: inFlightTotal,
          said: ({ run, s, knobs: { k, rate } }) =>
            `That is right for ${k} places, the run before. The limiter counts no places: ${rate} begin together, then no one until the next second. ${s(run().totalMs)}.`,
        },
        {
          value: jobMs,
          said: (told) =>
            `${jobMs} ms would be right without any limit. See job ${told.knobs.rate + 1} held back: it may not begin before ${told.s(begins(told)[told.knobs.rate]!)}. All were done at ${told.s(told.run().totalMs)}.`,
        },
      ],
      otherwise: ({ run, s, knobs }) =>
        `It would be right with another rate. ${knobs.rate} begin at 0, the next at 1 s, the last ones at ${s(lastWindow(knobs))}; they take ${jobMs} ms: ${s(run().totalMs)}.`,
    },
    {
      kind: 'number',
      id: 'both-total',
      of: 'both',
      unit: 's',
      text: ({ knobs: { n, k, rate }, line }) =>
        `Both: a place first (line ${line('places.run')}), then a turn (line ${line('limiter.take')}). ${n} jobs of ${jobMs} ms, ${k} at once, ${rate} a second. Done after how many seconds?`,
      answer: ({ run }) => run().totalMs,
      right: (told) =>
        `It took ${told.s(told.run().totalMs)}. ${told.knobs.rate} begin in each second, ${told.knobs.k} at a time. The last of them get their turn from ${told.s(lastWindow(told.knobs))} on, and still have to share ${told.knobs.k} places.`,
      lures: [
        {
          value: perSecondTotal,
          said: (told) =>
            `${told.s(perSecondTotal(told.knobs))} is right for the limiter alone, and would be right here if the tighter limit decided everything. Within a second the other one still holds: job ${told.knobs.k + 1} has a turn left and no place, and begins at ${told.ms(begins(told)[told.knobs.k]!)}. Done at ${told.s(told.run().totalMs)}.`,
        },
        {
          value: ({ n, rate }) => (n / rate) * 1000,
          said: (told) =>
            `${told.s((told.knobs.n / told.knobs.rate) * 1000)} would be right if the last ${told.knobs.rate} needed a whole second too. Their turns begin at ${told.s(lastWindow(told.knobs))}, and they need ${told.knobs.k} places only as long as their jobs last: ${told.s(told.run().totalMs)}.`,
        },
        {
          value: (knobs) => inFlightTotal(knobs) + perSecondTotal(knobs),
          said: ({ run, s }) =>
            `The sum of both would be right if all jobs passed the one limit before the first came to the other. While some wait for a turn, others wait for a place: ${s(run().totalMs)}.`,
        },
        {
          value: inFlightTotal,
          said: (told) =>
            `${told.s(inFlightTotal(told.knobs))} is right for the places alone. Here ${told.knobs.rate} turns are used up early in each second: see that no job begins after job ${told.knobs.rate} until ${told.s(begins(told)[told.knobs.rate]!)}. Done at ${told.s(told.run().totalMs)}.`,
        },
      ],
      otherwise: (told) =>
        `It would be right with other limits. ${told.knobs.rate} begin in each second, so the last ones wait until ${told.s(lastWindow(told.knobs))}; then they go ${told.knobs.k} at a time, ${jobMs} ms each: ${told.s(told.run().totalMs)}.`,
    },
  ],

  turn: {
    text: ({ knobs: { k, rate } }) =>
      `Give the semaphore 20 places instead of ${k}. The limiter stays at ${rate} a second. First, two totals:`,
    set: { k: 20 },
    allRight: (told) =>
      `Twenty places: ${told.s(told.run('in-flight').totalMs)} without the limiter, and ${told.s(told.run('both').totalMs)} with it. Where the rate sets the pace, more at once is not faster: all 20 places were taken, and ${peak(told, 'both')} jobs were under way at most.`,
    questions: [
      {
        kind: 'number',
        id: 'turned-in-flight',
        of: ['in-flight', 'both'],
        unit: 's',
        text: 'The semaphore alone: done after how many seconds?',
        answer: ({ run }) => run().totalMs,
        right: ({ run, s, knobs }) =>
          `${rounds(knobs)} rounds of ${jobMs} ms: ${s(run().totalMs)}.`,
        lures: [
          {
            value: ({ n }) => Math.ceil(n / 3) * jobMs,
            said: ({ run, s, knobs }) =>
              `That was with 3 places. With ${knobs.k} it is ${rounds(knobs)} rounds: ${s(run().totalMs)}.`,
          },
          {
            value: jobMs,
            said: ({ run, s, knobs: { n, k } }) =>
              `${jobMs} ms would be right with a place for each of the ${n}. ${k} have one, the others wait for it: ${s(run().totalMs)}.`,
          },
          {
            value: ({ k }) => k * jobMs,
            said: ({ run, s, knobs }) =>
              `That is ${knobs.k} jobs, one after another; right for ${knobs.k} jobs and one place. The places are used side by side: ${s(run().totalMs)}.`,
          },
        ],
        otherwise: ({ run, s, knobs }) =>
          `It would be right with other places. ${knobs.n} jobs over ${knobs.k} places make ${rounds(knobs)} rounds of ${jobMs} ms: ${s(run().totalMs)}.`,
      },
      {
        kind: 'number',
        id: 'turned-both',
        of: ['both', 'in-flight'],
        unit: 's',
        text: 'Both: done after how many seconds?',
        answer: ({ run }) => run().totalMs,
        right: (told) =>
          told.knobs.k >= told.knobs.rate
            ? `${told.s(told.run().totalMs)}: as long as the limiter alone. ${told.knobs.rate} at once have places enough.`
            : `${told.s(told.run().totalMs)}; the limiter alone takes ${told.s(perSecondTotal(told.knobs))}. The ${told.knobs.rate} of a second have to share ${told.knobs.k} places.`,
        lures: [
          {
            value: (knobs) => total({ ...knobs, k: 3 }),
            said: ({ run, s, knobs }) =>
              `That was with 3 places. Now the ${knobs.rate} of a second can begin together, and the last ones do so at ${s(lastWindow(knobs))}: ${s(run().totalMs)}.`,
          },
          {
            value: inFlightTotal,
            said: (told) =>
              `${told.s(inFlightTotal(told.knobs))} is right for the places alone: more at once, sooner done. The limiter does not care how many places there are: job ${told.knobs.rate + 1} begins only at ${told.s(begins(told)[told.knobs.rate]!)}. Done at ${told.s(told.run().totalMs)}.`,
          },
        ],
        otherwise: ({ run, s, knobs }) =>
          `It would be right with other limits. The last ones get their turn from ${s(lastWindow(knobs))} on, with ${knobs.k} places between them: ${s(run().totalMs)}.`,
      },
    ],
  },

  quiz: [
    {
      kind: 'number',
      id: 'slow-jobs',
      of: ['slow-jobs', 'slow-jobs-spread'],
      unit: 'count',
      text: 'The server has become slow: a job takes 2.5 s. How many are under way at most?',
      answer: (ran) => peak(ran),
      right: `Ten begin at 0, at 1 and at 2 s, and the first ten are not over before 2.5 s. A rate limiter goes on asking a server that cannot keep up; only places would hold it back.`,
      lures: [
        {
          value: 10,
          said: (told) =>
            `10 would be right with jobs shorter than a second, as in the demo, or with a Semaphore of 10. Here the next ten begin while the first are under way: ${peak(told)}.`,
        },
        {
          value: 20,
          said: (told) =>
            `20 are under way at 1 s, and it would be right with jobs of 2 s at most. These take 2.5 s, so ten more join them at 2 s: ${peak(told)}.`,
        },
        {
          value: 25,
          said: (told) =>
            `10 a second times 2.5 s: a good rule, and right where they begin evenly. With new RateLimiter(1, 100) it was ${peak(told, 'slow-jobs-spread')}. This limiter lets ten go at once: ${peak(told)}.`,
        },
        {
          value: 40,
          said: (told) =>
            `All 40 would be right without a limiter, or with jobs of more than 3 s. When the last ten begin, at 3 s, the first ten are over: ${peak(told)}.`,
        },
      ],
      otherwise: (told) =>
        `It would be right with jobs of another length. Ten begin at 0, 1, 2 and 3 s, and each lasts 2.5 s: between 2 and 2.5 s ${peak(told)} are under way.`,
    },
    {
      kind: 'number',
      id: 'lost-update',
      of: 'lost-update',
      unit: 'count',
      text: 'A hundred times add(). Which count is logged?',
      answer: (ran) => count(ran),
      right: (told) =>
        `All hundred read 0 on line ${told.line('const old')} before the first came past its await; then each wrote 0 + 1. One thread runs one line at a time, but between line ${told.line('const old')} and line ${told.line('count = old')} there is room for everybody.`,
      lures: [
        {
          value: 100,
          said: (told) =>
            `100 would be right without the await: one thread, and nobody comes between. Line ${told.line('await sleep')} gives the thread back in the middle. By then all hundred had read 0 on line ${told.line('const old')}, and each wrote 1: count ${count(told)}.`,
        },
        {
          value: 0,
          said: (told) =>
            `0 would be right if the line that logs did not wait for the adding. Promise.all waits for all hundred; each of them wrote 0 + 1: count ${count(told)}.`,
        },
        {
          value: [2, 99],
          said: (told) =>
            `Some lost, some kept: right where threads meet by chance. Here there is no chance in it. All hundred read before the first writes, so all read 0: count ${count(told)}.`,
        },
      ],
      otherwise: (told) =>
        `It would be right if somebody added more than one. All hundred read 0 and wrote 1: count ${count(told)}.`,
    },
    {
      kind: 'several-of',
      id: 'mended',
      of: [
        'lost-update',
        'read-after',
        'plus-await',
        'one-at-a-time',
        'three-at-a-time',
      ],
      text: ({ line }) =>
        `Which of these bring the count to 100? (Line ${line('const old')} reads, line ${line('count = old')} writes.)`,
      fixed: true,
      options: [
        {
          id: 'read-after',
          text: ({ line }) =>
            `line ${line('const old')} moved to after line ${line('await sleep')}`,
          leftOut: (told) =>
            `It looks like the same three lines. But now no await stands between reading and writing, and nobody can come between: count ${count(told, 'read-after')}.`,
        },
        {
          id: 'plus-await',
          text: ({ line }) =>
            `lines ${line('const old')} to ${line('count = old')} as: count += await one()   (one() gives 1 after 10 ms)`,
          chosen: (told) =>
            `It is a single line, and looks as if it happened at once. += reads count first, then awaits, then writes the sum: count ${count(told, 'plus-await')}. \`const more = await one(); count += more\` would do.`,
        },
        {
          id: 'one-at-a-time',
          text: ({ line }) =>
            `line ${line('Promise.all')} calls lock.run(add), lock = new Semaphore(1)`,
          leftOut: (told) =>
            `A semaphore of one place is a lock: who reads has written before the next one reads. count ${count(told, 'one-at-a-time')}, if only after ${told.s(told.run('one-at-a-time').totalMs)}.`,
        },
        {
          id: 'three-at-a-time',
          text: 'the same with new Semaphore(3)',
          chosen: (told) =>
            `It limits, and three at once are few. But three read the same count and write the same sum, and two of three updates are lost: count ${count(told, 'three-at-a-time')}.`,
        },
      ],
      answer: (ran) =>
        [
          'read-after',
          'plus-await',
          'one-at-a-time',
          'three-at-a-time',
        ].filter((id) => count(ran, id) === 100),
      right: (told) =>
        `No await between reading and writing, or one at a time: both count ${count(told, 'read-after')}. The += across an await came to ${count(told, 'plus-await')}, three at a time to ${count(told, 'three-at-a-time')}.`,
    },
    {
      kind: 'one-of',
      id: 'skipped-release',
      of: ['skipped-release', 'release-always'],
      text: 'Jobs 1 and 4 fail on line 5. What happens?',
      options: [
        {
          id: 'ends',
          text: '"done" four times, then it ends',
          said: (told) =>
            `Right for places.run(job), which gives a place back whatever happens: "done" ${times(told, 'done', 'release-always')} times. An error on line ${told.line('throw')} skips line ${told.line('release')}; "done" came ${times(told, 'done')} times, and two jobs never begin.`,
        },
        {
          id: 'slower',
          text: '"done" four times, the last of them later, one at a time',
          said: (told) =>
            `Right if job 4 had given its place back: one of the two would be left. It skipped line ${told.line('release')} too. "done" came ${times(told, 'done')} times, and jobs 5 and 6 wait on line ${told.line('acquire')}.`,
        },
        {
          id: 'hangs',
          text: '"done" twice; jobs 5 and 6 never have a place',
          said: 'It would be right if a failed job kept its place.',
        },
        {
          id: 'throws',
          text: "it ends with job 1's error",
          said: (told) =>
            `Right for Promise.all, which ends with the first error. allSettled waits for all six, and two of them never end: "done" came ${times(told, 'done')} times.`,
        },
      ],
      answer: ({ run }) => {
        if (run().threw !== null) return 'throws'
        if (run().hung) return 'hangs'
        return run().totalMs > run('release-always').totalMs
          ? 'slower'
          : 'ends'
      },
      right: (told) =>
        `Each failure leaves by line ${told.line('throw')} and skips line ${told.line('release')}. After two both places are gone, and jobs 5 and 6 are left on line ${told.line('acquire')}, with no error that says so: where a file awaits them at its top Node ends with exit code 13, in a function with 0; Python waits for ever. With places.run(job) "done" came ${times(told, 'done', 'release-always')} times.`,
    },
  ],

  reserve: [
    {
      kind: 'number',
      id: 'peak-of-the-limiter',
      of: 'per-second',
      unit: 'count',
      text: ({ knobs: { n, rate } }) =>
        `The run with the limiter alone (${n} jobs of ${jobMs} ms, ${rate} a second): how many were under way at most?`,
      answer: (ran) => peak(ran),
      right: (told) =>
        `The ${told.knobs.rate} of one second begin together, and are over before the next ones.`,
      lures: [
        {
          value: ({ k }) => k,
          said: (told) =>
            `${told.knobs.k} would be right with the semaphore. There was none in that run: see ${peak(told)} lanes that are not held back at 0.`,
        },
        {
          value: ({ n }) => n,
          said: (told) =>
            `All ${told.knobs.n} were called at 0, and it would be right without the limiter. Who is held back is not under way: ${peak(told)} were.`,
        },
        {
          value: ({ rate }) => Math.round((rate * jobMs) / 1000),
          said: (told) =>
            `${told.knobs.rate} a second times ${jobMs / 1000} s: right where they begin evenly. This limiter lets ${told.knobs.rate} go at once: ${peak(told)}.`,
        },
      ],
      otherwise: (told) =>
        `It would be right with another rate. Look at the lanes at 0: ${peak(told)} are not held back, and they are over before the next ones begin.`,
    },
    {
      kind: 'number',
      id: 'cache-filled-late',
      of: ['cache-filled-late', 'cache-of-promises'],
      unit: 'count',
      text: 'Three ask for the same key. How often is "load" logged?',
      answer: (ran) => times(ran, 'load'),
      right: (told) =>
        `When the second and the third look, the first is still at its await, and the cache is empty. With the promise kept instead of the value: ${times(told, 'load', 'cache-of-promises')}.`,
      lures: [
        {
          value: 1,
          said: (told) =>
            `Once would be right if the cache were filled before the await, with the promise itself (then: ${times(told, 'load', 'cache-of-promises')}). Line ${told.line('cache.set')} comes after it; all three had looked by then: ${times(told, 'load')} times.`,
        },
        {
          value: 2,
          said: (told) =>
            `Twice would be right if the third came after the first was done. All three ask at once: ${times(told, 'load')} times.`,
        },
      ],
      otherwise: (told) =>
        `It would be right with another number of calls. Each of the three looks into an empty cache: ${times(told, 'load')} times.`,
    },
    {
      kind: 'number',
      id: 'turn-before-place',
      of: ['turn-before-place', 'place-before-turn'],
      unit: 'count',
      text: 'Job 1 takes 3 s, the others 100 ms. How many begin from 3 s on and before 4 s?',
      answer: (ran) => begunAt3(ran),
      right: (told) =>
        `The limiter says two, and cannot help it: all had taken their turns while job 1 had the place (line ${told.line('limiter.take')}), and then went one after another. With the place first it was ${begunAt3(told, 'place-before-turn')}: take the turn last, directly before the start.`,
      lures: [
        {
          value: 2,
          said: (told) =>
            `Two would be right with the place first and the turn last: then it was ${begunAt3(told, 'place-before-turn')}. Here each takes its turn and then stands waiting for the place; the limiter counted starts that were none. ${begunAt3(told)}.`,
        },
        {
          value: 1,
          said: (told) =>
            `One at a time is what the place is for, but a job takes 100 ms: there is room for many within a second. ${begunAt3(told)} began.`,
        },
        {
          value: 10,
          said: (told) =>
            `Ten jobs of 100 ms would fit into a second; right with jobs enough. There are five left: ${begunAt3(told)}.`,
        },
      ],
      otherwise: (told) =>
        `It would be right with other turns. By 2 s all six had theirs; the five that were left began as soon as the place was free, one after another: ${begunAt3(told)}.`,
    },
  ],

  surprise: 'lost-update',

  otherKnobs: [
    { n: 27, k: 4, rate: 9 },
    { n: 21, k: 3, rate: 7 },
  ],

  python: {
    variants: ['in-flight', 'per-second', 'both'],
    differences: {},
  },

  figures: {
    n: ({ knobs }) => knobs.n,
    k: ({ knobs }) => knobs.k,
    rate: ({ knobs }) => knobs.rate,
    job: ({ ms }) => ms(jobMs),
    starts: (ran) => begunBefore(ran, 1000, 'in-flight'),
    peak: (ran) => peak(ran, 'per-second'),
    both: ({ run, s }) => s(run('both').totalMs),
  },
} satisfies Lesson<Knobs>

function begunAt3(ran: Ran<Knobs>, id?: string): number {
  return begunBefore(ran, 4000, id) - begunBefore(ran, 3000, id)
}
