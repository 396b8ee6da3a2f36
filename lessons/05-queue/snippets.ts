import type { Lab } from 'learn-async/kit'
import { consume, produce } from './demo.ts'
import type { Knobs } from './demo.ts'

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

export const unlimited: Run = async (lab, knobs) => {
  const fast = { ...knobs, make: knobs.make / 2 }
  const queue = new lab.Queue<number>(Infinity)
  await Promise.all([
    lab.task('producer', () => produce(lab, queue, fast)),
    lab.task('consumer', () => consume(lab, queue, fast)),
  ])
}

export const consumerThrows: Run = async ({ Queue, task, log }) => {
  const queue = new Queue<number>(1)
  const produce = async () => {
    for (const n of [1, 2, 3]) await queue.put(n)
    log('all put')
  }
  const consume = async () => {
    throw new Error(`cannot use ${await queue.get()}`)
  }
  const both = [task('producer', produce), task('consumer', consume)]
  await Promise.all(both).catch(() => log('caught'))
}

export const consumerCloses: Run = async ({ Queue, task, log }) => {
  const queue = new Queue<number>(1)
  const produce = async () => {
    for (const n of [1, 2, 3]) await queue.put(n)
    log('all put')
  }
  const consume = async () => {
    throw new Error(`cannot use ${await queue.get()}`)
  }
  const consuming = task('consumer', consume).finally(() => queue.close())
  await Promise.all([task('producer', produce), consuming]).catch(() => log('caught'))
}

export const turns: Run = async ({ Queue, log }) => {
  const queue = new Queue<number>(3)
  const consuming = (async () => {
    for await (const n of queue) log(`c${n}`)
  })()
  for (const n of [0, 1]) {
    log(`p${n}`)
    await queue.put(n)
  }
  queue.close()
  await consuming
}

export const oneMark: Run = async ({ Queue, task, log }) => {
  const queue = new Queue<string>(3)
  const consume = async () => {
    while ((await queue.get()) !== 'end') log('used')
    log('over')
  }
  const both = [task('one', consume), task('two', consume)]
  for (const item of ['a', 'b', 'end']) await queue.put(item)
  await Promise.all(both)
}

export const closed: Run = async ({ Queue, task, log }) => {
  const queue = new Queue<string>(3)
  const consume = async () => {
    for await (const _item of queue) log('used')
    log('over')
  }
  const both = [task('one', consume), task('two', consume)]
  for (const item of ['a', 'b']) await queue.put(item)
  queue.close()
  await Promise.all(both)
}

export const roomForOne: Run = async (lab, knobs) => {
  const queue = new lab.Queue<number>(1)
  await Promise.all([
    lab.task('producer', () => produce(lab, queue, knobs)),
    lab.task('consumer', () => consume(lab, queue, knobs)),
  ])
}
