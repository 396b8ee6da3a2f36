import type { Lesson } from 'learn-async/kit'
import { dropped, notFound, slowBody, twoPlaces } from './asides.ts'
import { five, many, one, pool } from './demo.ts'

export type Knobs = {
  n: number
  delay: number
  quick: number
  connections: number
}

const rounds = ({ n, connections }: Knobs) => Math.ceil(n / connections)
const poolTotal = (knobs: Knobs) => rounds(knobs) * knobs.quick

/** What a request costs over a real socket, server included, on a shared machine. */
const perRequestMs = 2

/** What real runs usually take: the work of the requests comes on top, and is done on one thread. */
const upTo = (ms: number, { n }: Knobs) => [ms, ms + 5 * n] as const

export default {
  knobs: {
    n: {
      kind: 'number',
      label: 'how many URLs',
      default: 100,
      min: 10,
      max: 200,
    },
    delay: {
      kind: 'number',
      label: 'time until a URL is answered',
      default: 1000,
      min: 200,
      max: 1500,
      unit: 'ms',
    },
    quick: {
      kind: 'number',
      label: 'the same, in the run with a pool',
      default: 200,
      min: 100,
      max: 400,
      unit: 'ms',
    },
    connections: {
      kind: 'number',
      label: 'connections in the pool',
      default: 10,
      min: 5,
      max: 200,
    },
  },

  variants: [
    {
      kind: 'lab',
      id: 'one',
      title: 'one URL',
      run: one,
      file: 'demo.ts',
      shows: ['getAll', 'one'],
      network: true,
      bound: ({ delay }) => delay,
      extraToleranceMs: () => 30,
    },
    {
      kind: 'lab',
      id: 'five',
      title: 'five URLs',
      run: five,
      file: 'demo.ts',
      network: true,
      bound: ({ delay }) => delay,
      extraToleranceMs: () => 30,
    },
    {
      kind: 'lab',
      id: 'many',
      title: 'many URLs',
      run: many,
      file: 'demo.ts',
      network: true,
      bound: ({ delay }) => delay,
      extraToleranceMs: ({ n }) => 30 + n * perRequestMs,
    },
    {
      kind: 'lab',
      id: 'pool',
      title: 'many URLs, a pool of connections',
      run: pool,
      file: 'demo.ts',
      network: true,
      bound: poolTotal,
      extraToleranceMs: ({ n }) => 30 + n * perRequestMs,
    },
  ],

  asides: [
    {
      kind: 'lab',
      id: 'slow-body',
      run: slowBody,
      file: 'asides.ts',
      network: true,
    },
    {
      kind: 'lab',
      id: 'two-places',
      run: twoPlaces,
      file: 'asides.ts',
      network: true,
    },
    {
      kind: 'lab',
      id: 'not-found',
      run: notFound,
      file: 'asides.ts',
      network: true,
    },
    {
      kind: 'lab',
      id: 'dropped',
      run: dropped,
      file: 'asides.ts',
      network: true,
    },
  ],

  predictions: [
    {
      kind: 'number',
      id: 'five-total',
      of: 'five',
      unit: 's',
      text: ({ knobs: { delay }, s }) =>
        `One URL took about ${s(delay)}. Five at once: done after how many seconds?`,
      answer: ({ run }) => run().totalMs,
      right: ({ run, s }) =>
        `It took ${s(run().totalMs)}. The five requests were under way together; the server answered each in its own time.`,
      lures: [
        {
          value: ({ delay }) => 5 * delay,
          said: ({ run, s, knobs: { delay } }) =>
            `${s(5 * delay)} would be right with an \`await\` before each fetch, or with a single connection. All five lanes begin at 0 and end together: ${s(run().totalMs)}.`,
        },
        {
          value: ({ delay }) => delay / 5,
          said: ({ run, s }) =>
            `A fifth would be right if five connections shared one reply among them. Each URL has a reply of its own, and each takes its full time: ${s(run().totalMs)}.`,
        },
      ],
      otherwise: ({ run, s }) =>
        `It would be right if the requests stood in each other's way. Look at the lanes: all begin at 0, and the longest ends at ${s(run().totalMs)}.`,
    },
    {
      kind: 'number',
      id: 'many-total',
      of: 'many',
      unit: 's',
      text: ({ knobs: { n, delay }, s }) =>
        `Now ${n} URLs at once, each answered after ${s(delay)}, no limit on connections. Done after how many seconds?`,
      answer: ({ run }) => run().totalMs,
      usual: (knobs) => upTo(knobs.delay, knobs),
      right: ({ run, s, knobs: { n } }) =>
        `It took ${s(run().totalMs)} for ${n}. The waiting costs no more than for one; the little on top is the work of ${n} requests on one thread.`,
      lures: [
        {
          value: ({ n, delay }) => n * delay,
          said: ({ run, s, knobs: { n, delay } }) =>
            `${s(n * delay)} would be right one after another. The server had ${run().facts.server?.peakInFlight} requests in hand at the same moment: ${s(run().totalMs)}.`,
        },
        {
          value: ({ n, delay }) => Math.ceil(n / 10) * delay,
          said: ({ run, s }) =>
            `Right with a pool of ten connections. Nobody set one here: the server saw ${run().facts.server?.connections} connections. ${s(run().totalMs)}.`,
        },
        {
          value: ({ n, delay }) => Math.ceil(n / 6) * delay,
          said: ({ run, s }) =>
            `Right in a browser, which allows six connections to one host with HTTP/1.1. undici sets no limit: the server saw ${run().facts.server?.connections} connections. ${s(run().totalMs)}.`,
        },
      ],
      otherwise: ({ run, s, knobs: { n } }) =>
        `It would be right if each request cost much by itself. ${n} of them cost little: the last lane ends at ${s(run().totalMs)}.`,
    },
    {
      kind: 'number',
      id: 'pool-total',
      of: 'pool',
      unit: 's',
      text: ({ knobs: { n, quick, connections }, s }) =>
        `The same ${n} URLs over ${connections} connections, each answered after ${s(quick)}. Done after how many seconds?`,
      answer: ({ run }) => run().totalMs,
      usual: (knobs) => upTo(poolTotal(knobs), knobs),
      right: (told) =>
        `It took ${told.s(told.run().totalMs)}: ${rounds(told.knobs)} rounds of ${told.s(told.knobs.quick)}. aiohttp does so too: its limit is 100 unless you change it, so that 1000 URLs of 1 s make ten rounds there.`,
      lures: [
        {
          value: ({ quick }) => quick,
          said: ({ run, s, knobs: { quick, connections } }) =>
            `${s(quick)} would be right without a limit, as in the run before. Here only ${connections} are on their way at a time, and the others are held back until a place is free. ${s(run().totalMs)}.`,
        },
        {
          value: ({ n, quick }) => n * quick,
          said: ({ run, s, knobs: { n, quick, connections } }) =>
            `${s(n * quick)} would be right over one connection. There are ${connections}, and the server saw ${run().facts.server?.peakInFlight} at a time: ${s(run().totalMs)}.`,
        },
        {
          value: ({ quick }) => [quick * 1.2, quick * 2.5],
          said: ({ run, s, knobs }) =>
            `A little more than one delay would be right if a pool only slowed down the sending. It holds back whole requests, each for as long as the one before it takes: ${s(run().totalMs)}, ${rounds(knobs)} rounds.`,
        },
      ],
      otherwise: ({ run, s, knobs }) =>
        `${knobs.n} URLs over ${knobs.connections} places make ${rounds(knobs)} rounds of ${s(knobs.quick)}: ${s(run().totalMs)}.`,
    },
  ],

  turn: {
    text: ({ knobs: { connections } }) =>
      `Open the pool from ${connections} to 25 connections.`,
    set: { connections: 25 },
    allRight: ({ run, s }) =>
      `Fewer rounds, more at a time: ${s(run('pool').totalMs)}. The first three runs have no pool, and do not change.`,
    questions: [
      {
        kind: 'number',
        id: 'turned-pool',
        of: 'pool',
        unit: 's',
        text: 'With the pool: done after how many seconds?',
        answer: ({ run }) => run().totalMs,
        right: ({ run, s, knobs }) =>
          `${rounds(knobs)} rounds of ${s(knobs.quick)}: ${s(run().totalMs)}.`,
        lures: [
          {
            value: ({ n, quick }) => Math.ceil(n / 10) * quick,
            said: ({ run, s, knobs }) =>
              `That was with 10 connections. With ${knobs.connections} there are fewer rounds: ${s(run().totalMs)}.`,
          },
          {
            value: ({ connections, quick }) => connections * quick,
            said: ({ run, s, knobs }) =>
              `That is ${knobs.connections} delays, one after another; right if each connection waited for the one before. They run together: ${rounds(knobs)} rounds, ${s(run().totalMs)}.`,
          },
          {
            value: ({ quick }) => quick,
            said: ({ run, s, knobs: { n, connections } }) =>
              `Right with a place for every one of the ${n}. With ${connections} places some still wait: ${s(run().totalMs)}.`,
          },
        ],
        otherwise: ({ run, s, knobs }) =>
          `${knobs.n} ÷ ${knobs.connections} makes ${rounds(knobs)} rounds of ${s(knobs.quick)}: ${s(run().totalMs)}.`,
      },
      {
        kind: 'number',
        id: 'turned-peak',
        of: 'pool',
        unit: 'count',
        text: 'With the pool: how many requests does the server see at most at a time?',
        answer: ({ run }) => run().facts.server?.peakInFlight ?? Number.NaN,
        right:
          'One on each connection. The others have not left this side yet.',
        lures: [
          {
            value: ({ n }) => n,
            said: ({ run }) =>
              `All of them were asked for at once, so it would be right without a pool. A request that waits for a place has not been sent: the server saw ${run().facts.server?.peakInFlight}.`,
          },
          {
            value: 10,
            said: ({ run }) =>
              `That was the old size. The server now saw ${run().facts.server?.peakInFlight} at a time.`,
          },
          {
            value: 1,
            said: ({ run }) =>
              `One would be right if the server took them one by one. It takes what comes, over ${run().facts.server?.connections} connections.`,
          },
        ],
        otherwise: ({ run }) =>
          `It would be right with as many connections. One request is on its way on each: ${run().facts.server?.peakInFlight}.`,
      },
    ],
  },

  quiz: [
    {
      kind: 'number',
      id: 'slow-body',
      of: 'slow-body',
      unit: 'ms',
      text: "When is 'text' logged, in ms?",
      answer: ({ run }) => run().loggedAt('text'),
      right: ({ run, ms, line }) =>
        `At ${ms(run().loggedAt('text'))}. Line ${line('await fetch')} is through when the head is there, at once; the body was on its way while line ${line('await sleep')} slept, and line ${line('response.text')} waited for the rest of it.`,
      lures: [
        {
          value: 700,
          said: ({ run, ms, line }) =>
            `700 would be right if line ${line('await fetch')} waited for the body, or if the body were sent only when line ${line('response.text')} asks. It comes by itself, beside the sleep: ${ms(run().loggedAt('text'))}.`,
        },
        {
          value: 200,
          said: ({ run, ms, line }) =>
            `200 would be right if everything were there after line ${line('await fetch')}. Only the head is; line ${line('response.text')} has a wait of its own, until ${ms(run().loggedAt('text'))}.`,
        },
      ],
      otherwise: ({ run, ms }) =>
        `Two waits side by side: the sleep, 200 ms, and the body, 500 ms after the request. The later one counts: ${ms(run().loggedAt('text'))}.`,
    },
    {
      kind: 'order',
      id: 'two-places',
      of: 'two-places',
      text: 'Three requests, two connections. In which order are A, B and C logged?',
      items: ['A', 'B', 'C'],
      answer: ({ run }) => run().lines,
      right: ({ run, ms }) =>
        `B is done at ${ms(run().loggedAt('B'))} and its connection takes C at once, which is done at ${ms(run().loggedAt('C'))}. A needs its ${ms(run().loggedAt('A'))} all the while. A place is handed on as soon as it is free.`,
      lures: [
        {
          order: ['B', 'A', 'C'],
          said: ({ run, ms }) =>
            `Right for a program that works in batches of two and waits for both. A pool does not: C gets B's place at ${ms(run().loggedAt('B'))}, and is done before A.`,
        },
        {
          order: ['A', 'B', 'C'],
          said: 'That is the order of the calls; right over a single connection. With two, B need not wait for A.',
        },
      ],
      otherwise: ({ run, ms }) =>
        `It would be right with other delays. Follow the two places: one has A until ${ms(run().loggedAt('A'))}, the other B until ${ms(run().loggedAt('B'))}, then C until ${ms(run().loggedAt('C'))}.`,
    },
    {
      kind: 'number',
      id: 'peak-without-limit',
      of: 'many',
      unit: 'count',
      text: ({ knobs: { n } }) =>
        `The run of ${n} URLs without a pool: how many requests did the server see at most at a time?`,
      answer: ({ run }) => run().facts.server?.peakInFlight ?? Number.NaN,
      right: ({ run }) =>
        `All of them, over ${run().facts.server?.connections} connections. Be kind to a server and use a pool; 10,000 of these at once would be an attack.`,
      lures: [
        {
          value: 6,
          said: 'Six to a host is the habit of browsers with HTTP/1.1. Node has none: undici opens a connection whenever none is free.',
        },
        {
          value: 10,
          said: 'Ten would be right for a pool of ten. The run without a pool had no limit at all.',
        },
        {
          value: 1,
          said: 'One at a time would be right with an `await` before each fetch. All were asked for before the first reply came.',
        },
      ],
      otherwise: ({ run }) =>
        `It would be right with that many connections. Nothing held a request back here, and each took the full delay: ${run().facts.server?.peakInFlight} at a time.`,
    },
    {
      kind: 'one-of',
      id: 'not-found',
      of: 'not-found',
      text: 'The server answers 404. What is logged?',
      options: [
        {
          id: 'status',
          text: 'status 404',
          said: 'It would be logged if a reply came. None did.',
        },
        {
          id: 'caught',
          text: 'caught',
          said: 'An error status looks like an error, and some libraries throw for it. fetch does not: a 404 is a reply, and a reply was asked for. See `status 404` in the log; look at response.ok.',
        },
        {
          id: 'nothing',
          text: 'nothing: the program ends with an error',
          said: 'That would be right without try, and with a fetch that throws. It does not throw for a status: `status 404` was logged.',
        },
      ],
      answer: ({ run }) =>
        run().threw !== null
          ? 'nothing'
          : run().lines.includes('caught')
            ? 'caught'
            : 'status',
      right:
        'A reply is a reply, whatever its status. fetch rejects when no reply comes: no such host, nobody listening, a connection that breaks. Check response.ok.',
    },
  ],

  reserve: [
    {
      kind: 'one-of',
      id: 'dropped',
      of: 'dropped',
      text: 'The server closes the connection without a word. What is logged?',
      options: [
        {
          id: 'status',
          text: 'a status of 500 or above',
          said: 'A status needs a reply, if only a bad one; then it would be right. Here no reply came at all, and `caught` was logged.',
        },
        {
          id: 'caught',
          text: 'caught',
          said: 'It would be right if no reply came.',
        },
        {
          id: 'waits',
          text: 'nothing: it waits for ever',
          said: 'It would wait if the connection stayed open and silent. A closed one is noticed: `caught` was logged.',
        },
      ],
      answer: ({ run }) =>
        run().hung
          ? 'waits'
          : run().lines.includes('caught')
            ? 'caught'
            : 'status',
      right:
        'No reply, so the promise is rejected. That, and not a bad status, is what the catch around a fetch is for.',
    },
  ],

  surprise: 'two-places',

  otherKnobs: [
    { n: 60, delay: 800, quick: 150, connections: 15 },
    { n: 80, delay: 600, quick: 250, connections: 20 },
  ],

  python: { variants: ['one', 'five', 'many', 'pool'], differences: {} },

  figures: {
    n: ({ knobs }) => knobs.n,
    delay: ({ knobs }) => `${knobs.delay / 1000} s`,
    quick: ({ knobs }) => `${knobs.quick / 1000} s`,
    connections: ({ knobs }) => knobs.connections,
    one: ({ run, s }) => s(run('one').totalMs),
    five: ({ run, s }) => s(run('five').totalMs),
    many: ({ run, s }) => s(run('many').totalMs),
    ratio: ({ run }) =>
      (run('many').totalMs / run('one').totalMs).toFixed(2),
    poolPeak: ({ run }) => run('pool').facts.server?.peakInFlight ?? 0,
    poolTotal: ({ run, s }) => s(run('pool').totalMs),
  },
} satisfies Lesson<Knobs>
