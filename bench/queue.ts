import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Queue } from '../src/lab/public.ts'
import { installed, outputOf } from './children.ts'
import { inTurn, timed } from './in-turn.ts'
import { measuredRow, type Row, type Section } from './section.ts'

const items = 1_000_000
const rounds = 3

/** Leaves asyncio's queue this many times behind, by bound. */
const aheadOfPython: [bound: number, times: number][] = [
  [3, 10],
  [1000, 5],
]

/** A million items through a queue, one producer and one consumer. */
export const queues: Section = {
  name: 'queue',
  says: 'a million items from one producer to one consumer, through a bounded queue',
  async rows(place) {
    const modules = await installed(place, 'fastq', 'async', 'p-queue', 'p-limit')
    const load = (file: string): Promise<Record<string, unknown>> =>
      import(pathToFileURL(path.join(modules, file)).href) as Promise<Record<string, unknown>>
    const others = {
      fastq: throughFastq(await load('fastq/queue.js')),
      'async.queue': throughAsync(await load('async/dist/async.mjs')),
      'p-queue': throughPQueue(await load('p-queue/dist/index.js')),
      'p-limit': throughPLimit(await load('p-limit/index.js')),
    }
    const script = path.join(place.root, 'bench/python/queue_items.py')
    const rows: Row[] = []
    for (const [bound, times] of aheadOfPython) {
      const measured = await inTurn<string>(rounds, {
        ours: () => timed(() => throughOurs(bound)),
        python: async () =>
          Number(await outputOf('python3', [script, String(items), String(bound)])),
        ...Object.fromEntries(
          Object.entries(others).map(([name, through]) => [
            name,
            () => timed(() => through(bound)),
          ]),
        ),
      })
      rows.push(
        measuredRow(
          `Queue, bound ${bound}`,
          'asyncio.Queue (times as quick)',
          measured.python! / measured.ours!,
          { least: times },
        ),
        ...Object.keys(others).map((name) =>
          measuredRow(
            `Queue, bound ${bound}`,
            `${name} (times as quick)`,
            measured[name]! / measured.ours!,
            { least: 1 },
          ),
        ),
      )
    }
    return rows
  },
}

async function throughOurs(bound: number): Promise<void> {
  const queue = new Queue<number>(bound)
  const produce = async (): Promise<void> => {
    for (let item = 0; item < items; item++) await queue.put(item)
    queue.close()
  }
  let got = 0
  const consume = async (): Promise<void> => {
    for await (const _item of queue) got++
  }
  await Promise.all([produce(), consume()])
  if (got !== items) throw new Error(`${got} of ${items} came through`)
}

/** How each other library is asked to do the same: at most `bound` handed in at a time, one worker. */
type Through = (bound: number) => Promise<void>

function throughFastq(module: Record<string, unknown>): Through {
  const { promise } = module.default as {
    promise: (
      worker: () => Promise<void>,
      concurrency: number,
    ) => { push: (item: number) => Promise<void> }
  }
  return (bound) => {
    const queue = promise(async () => {}, 1)
    return inBatches(bound, (item) => queue.push(item))
  }
}

function throughAsync(module: Record<string, unknown>): Through {
  const make = module.queue as (
    worker: (item: number) => Promise<void>,
    concurrency: number,
  ) => { pushAsync: (item: number) => Promise<void> }
  return (bound) => {
    const queue = make(async () => {}, 1)
    return inBatches(bound, (item) => queue.pushAsync(item))
  }
}

function throughPQueue(module: Record<string, unknown>): Through {
  const PQueue = module.default as new (options: {
    concurrency: number
  }) => {
    add: (work: () => Promise<void>) => Promise<void>
    onSizeLessThan: (limit: number) => Promise<void>
  }
  return (bound) => {
    const queue = new PQueue({ concurrency: 1 })
    return inBatches(bound, () => queue.add(async () => {}))
  }
}

function throughPLimit(module: Record<string, unknown>): Through {
  const limit = module.default as (
    concurrency: number,
  ) => (work: () => Promise<void>) => Promise<void>
  return (bound) => {
    const limited = limit(1)
    return inBatches(bound, () => limited(async () => {}))
  }
}

/** Hands items in while fewer than `bound` are under way, which is how such a library is held back. */
async function inBatches(bound: number, push: (item: number) => Promise<unknown>): Promise<void> {
  let [underWay, done] = [0, 0]
  let wake: (() => void) | null = null
  const ended = (): void => {
    underWay--
    done++
    wake?.()
  }
  for (let item = 0; item < items; item++) {
    while (underWay >= bound) await new Promise<void>((resolve) => (wake = resolve))
    underWay++
    void push(item).then(ended)
  }
  while (done < items) await new Promise<void>((resolve) => (wake = resolve))
}
