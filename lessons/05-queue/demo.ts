import type { Lab, Queue } from 'learn-async/kit'
export type Knobs = { items: number; make: number; use: number; bound: number }

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>
type Things = Queue<number>

export async function produce({ sleep }: Lab, queue: Things, k: Knobs) {
  for (let n = 1; n <= k.items; n++) {
    await sleep(k.make)
    await queue.put(n)
  }
  queue.close()
}

export async function consume({ sleep }: Lab, queue: Things, k: Knobs) {
  for await (const _n of queue) await sleep(k.use)
}

export const oneConsumer: Run = async (lab, knobs) => {
  const queue = new lab.Queue<number>(knobs.bound)
  await Promise.all([
    lab.task('producer', () => produce(lab, queue, knobs)),
    lab.task('consumer', () => consume(lab, queue, knobs)),
  ])
}

export const twoConsumers: Run = async (lab, knobs) => {
  const queue = new lab.Queue<number>(knobs.bound)
  await Promise.all([
    lab.task('producer', () => produce(lab, queue, knobs)),
    lab.task('consumer 1', () => consume(lab, queue, knobs)),
    lab.task('consumer 2', () => consume(lab, queue, knobs)),
  ])
}

export const withoutLimit: Run = async (lab, knobs) => {
  const queue = new lab.Queue<number>(Infinity)
  await Promise.all([
    lab.task('producer', () => produce(lab, queue, knobs)),
    lab.task('consumer', () => consume(lab, queue, knobs)),
  ])
}
