import type { Lab } from 'learn-async/kit'
import { crawl, linksOf } from './crawler.ts'
import type { Knobs } from './crawler.ts'

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

export const ownQueue: Run = async ({ Queue, log }) => {
  const links = [[1, 2, 3], [], [], []]
  const queue = new Queue<number>(2)
  await queue.put(0)
  for (let open = 1; open > 0; open--) {
    const page = await queue.get()
    const found = links[page]!
    open += found.length
    for (const link of found) await queue.put(link)
    log(`page ${page}`)
  }
}

export const ownQueueWithoutLimit: Run = async ({ Queue, log }) => {
  const links = [[1, 2, 3], [], [], []]
  const queue = new Queue<number>()
  await queue.put(0)
  for (let open = 1; open > 0; open--) {
    const page = await queue.get()
    const found = links[page]!
    open += found.length
    for (const link of found) await queue.put(link)
    log(`page ${page}`)
  }
}

export const crawlWithRoomFor10: Run = (lab, knobs) => {
  class SmallQueue<Item> extends lab.Queue<Item> {
    constructor() {
      super(10)
    }
  }
  return crawl({ ...lab, Queue: SmallQueue }, knobs)
}

export const allOrNothing: Run = async (lab) => {
  const get = (n: number) =>
    lab.task(`page ${n}`, () => linksOf(lab, `/site/${n}?failing=0.2`))
  try {
    await Promise.all([get(0), get(9), get(20)])
  } catch {
    lab.log('caught')
  }
}

export const raced: Run = async (lab, knobs) => {
  await Promise.race([crawl(lab, knobs), lab.sleep(1000)])
  lab.log('over')
}

export const stopped: Run = async (lab, knobs) => {
  const stop = lab.timeout(1000)
  return crawl(lab, knobs, stop)
}

export const shortLimit: Run = async (lab, knobs) => {
  return crawl(lab, { ...knobs, limit: 200 })
}

export const twiceTheWorkers: Run = async (lab, knobs) => {
  return crawl(lab, { ...knobs, workers: 2 * knobs.workers })
}

export const twiceTheRate: Run = async (lab, knobs) => {
  return crawl(lab, { ...knobs, rate: 2 * knobs.rate })
}

export const twiceTheLimit: Run = async (lab, knobs) => {
  return crawl(lab, { ...knobs, limit: 2 * knobs.limit })
}
