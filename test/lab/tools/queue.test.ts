import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Queue, QueueClosed } from '../../../src/lab/tools/queue.ts'

describe('a queue', () => {
  it('gives out items in the order in which they came', async () => {
    const queue = new Queue<number>()
    for (let item = 0; item < 100; item++) void queue.put(item)
    const got: number[] = []
    while (queue.size > 0) got.push(await queue.get())
    expect(got).toEqual(Array.from({ length: 100 }, (_, index) => index))
  })

  it('holds a put back while it is full', async () => {
    const queue = new Queue<string>(1)
    const order: string[] = []
    await queue.put('one')
    const second = queue.put('two').then(() => order.push('put two'))
    await Promise.resolve()
    order.push('get one')
    expect(await queue.get()).toBe('one')
    await second
    expect(order).toEqual(['get one', 'put two'])
  })

  it('lets a get wait for an item, first come first served', async () => {
    const queue = new Queue<string>(2)
    const both = Promise.all([queue.get(), queue.get()])
    await queue.put('a')
    await queue.put('b')
    expect(await both).toEqual(['a', 'b'])
  })

  it('gives way at each put, so that producer and consumer take turns', async () => {
    const queue = new Queue<number>(3)
    const order: string[] = []
    const produce = async () => {
      for (const item of [0, 1, 2]) {
        order.push(`p${item}`)
        await queue.put(item)
      }
      queue.close()
    }
    const consume = async () => {
      for await (const item of queue) order.push(`c${item}`)
    }
    await Promise.all([consume(), produce()])
    expect(order).toEqual(['p0', 'c0', 'p1', 'c1', 'p2', 'c2'])
  })

  it('ends every consumer when it is closed, after what was in it', async () => {
    const queue = new Queue<number>()
    const consume = async () => {
      const got: number[] = []
      for await (const item of queue) got.push(item)
      return got
    }
    const all = Promise.all([consume(), consume(), consume()])
    for (const item of [1, 2, 3, 4]) await queue.put(item)
    queue.close()
    queue.close()
    expect((await all).flat().sort((one, other) => one - other)).toEqual([1, 2, 3, 4])
  })

  it('rejects what can no longer be: puts after close, puts held then, gets of nothing', async () => {
    const queue = new Queue<number>(1)
    await queue.put(1)
    const held = queue.put(2)
    queue.close()
    await expect(held).rejects.toBeInstanceOf(QueueClosed)
    await expect(queue.put(3)).rejects.toBeInstanceOf(QueueClosed)
    expect(await queue.get()).toBe(1)
    await expect(queue.get()).rejects.toBeInstanceOf(QueueClosed)
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses a bound of %d', (bound) => {
    expect(() => new Queue(bound)).toThrow(
      `a queue's bound is a whole number of at least 1, not ${bound}`,
    )
  })

  it('tells its observer of sizes, and of who waits for how long', async () => {
    const seen: string[] = []
    const queue = new Queue<number>(1, {
      changed: (size) => seen.push(`size ${size}`),
      held: () => (seen.push('held'), () => seen.push('has room')),
      starved: () => (seen.push('starved'), () => seen.push('has item')),
    })
    const got = queue.get()
    await queue.put(1)
    await got
    await queue.put(2)
    const held = queue.put(3)
    await queue.get()
    await held
    expect(seen).toEqual(['starved', 'has item', 'size 1', 'held', 'size 1', 'has room'])
  })

  it('never holds more than its bound, loses nothing and ends every consumer, however tasks interleave', async () => {
    const job = fc.record({
      bound: fc.integer({ min: 1, max: 5 }),
      producers: fc.array(fc.array(fc.nat(3), { maxLength: 12 }), { minLength: 1, maxLength: 4 }),
      consumers: fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
    })
    await fc.assert(
      fc.asyncProperty(job, async ({ bound, producers, consumers }) => {
        let largest = 0
        const queue = new Queue<string>(bound, {
          changed: (size) => (largest = Math.max(largest, size)),
          held: () => () => {},
          starved: () => () => {},
        })
        const got: string[] = []
        const consume = async (turns: number) => {
          for await (const item of queue) {
            got.push(item)
            for (let turn = 0; turn < turns; turn++) await null
          }
        }
        const produce = async (pauses: number[], name: number) => {
          for (const [index, turns] of pauses.entries()) {
            await queue.put(`${name}:${index}`)
            for (let turn = 0; turn < turns; turn++) await null
          }
        }
        const consuming = Promise.all(consumers.map(consume))
        await Promise.all(producers.map(produce))
        queue.close()
        await consuming
        expect(largest).toBeLessThanOrEqual(bound)
        for (const [name, pauses] of producers.entries()) {
          const own = got.filter((item) => item.startsWith(`${name}:`))
          expect(own).toEqual(pauses.map((_, index) => `${name}:${index}`))
        }
      }),
    )
  })
})
