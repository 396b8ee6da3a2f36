import { describe, expect, it } from 'vitest'
import { Queue } from '../../../src/lab/tools/queue.ts'
import { listeners } from './settled.ts'

describe('a wait in a queue that is given up', () => {
  it('takes no item: the next in line has it', async () => {
    const queue = new Queue<string>()
    const stop = new AbortController()
    const given = queue.get({ signal: stop.signal })
    const next = queue.get()
    stop.abort(new Error('enough'))
    await queue.put('item')
    await expect(given).rejects.toThrow('enough')
    expect([await next, queue.size]).toEqual(['item', 0])
  })

  it('puts no item, and lets the next put have its room', async () => {
    const queue = new Queue<string>(1)
    const stop = new AbortController()
    await queue.put('one')
    const given = queue.put('two', { signal: stop.signal })
    const next = queue.put('three')
    stop.abort('enough')
    expect(await queue.get()).toBe('one')
    await expect(given).rejects.toBe('enough')
    await next
    expect([await queue.get(), queue.size]).toEqual(['three', 0])
  })

  it('keeps the item that was handed to it in the same instant', async () => {
    const queue = new Queue<string>()
    const stop = new AbortController()
    const given = queue.get({ signal: stop.signal })
    void queue.put('item')
    stop.abort()
    expect(await given).toBe('item')
  })

  it('has given up before another listener of its signal puts an item', async () => {
    const queue = new Queue<string>(1)
    const stop = new AbortController()
    stop.signal.addEventListener('abort', () => void queue.put('item'))
    const given = queue.get({ signal: stop.signal })
    const next = queue.get()
    stop.abort('enough')
    await expect(given).rejects.toBe('enough')
    expect(await next).toBe('item')
  })

  it('is not begun with a signal that is aborted, whatever there is', async () => {
    const options = { signal: AbortSignal.abort('enough') }
    const queue = new Queue<string>(2)
    await queue.put('one')
    await expect(queue.get(options)).rejects.toBe('enough')
    await expect(queue.put('two', options)).rejects.toBe('enough')
    await expect(queue.values(options).next()).rejects.toBe('enough')
    expect(queue.size).toBe(1)
  })

  it('ends a loop with the reason, and takes nothing for it', async () => {
    const queue = new Queue<number>()
    const stop = new AbortController()
    const got: number[] = []
    const consume = async () => {
      for await (const item of queue.values({ signal: stop.signal })) {
        got.push(item)
        if (item === 2) stop.abort(new Error('enough'))
      }
    }
    for (const item of [1, 2, 3]) void queue.put(item)
    await expect(consume()).rejects.toThrow('enough')
    expect([got, queue.size, listeners(stop.signal)]).toEqual([[1, 2], 1, 0])
  })

  it('is over for all that a loop waits for when the loop is left', async () => {
    const queue = new Queue<number>()
    const loop = queue.values()
    const other = queue.values()
    const [first, second, others] = [loop.next(), loop.next(), other.next()]
    await loop.return!()
    await queue.put(1)
    expect(await Promise.all([first, second, loop.next()])).toEqual([
      { value: undefined, done: true },
      { value: undefined, done: true },
      { value: undefined, done: true },
    ])
    expect(await others).toEqual({ value: 1, done: false })
  })
})
