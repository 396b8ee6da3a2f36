import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Queue, QueueClosed } from '../../../src/lab/tools/queue.ts'
import { type End, listeners, turned, Waits } from './settled.ts'

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

type Step =
  | { do: 'put' | 'get'; signal: number | null }
  | { do: 'next' | 'return'; loop: number }
  | { do: 'abort'; signal: number }
  | { do: 'close' | 'turn' }

const signals = 3
const signal = fc.option(fc.nat(signals - 1))
/** Loops 0 and 1 have a signal, loop 2 has none. */
const loop = fc.nat(2)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('put' as const), signal }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('get' as const), signal }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('next' as const), loop }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('return' as const), loop }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('abort' as const), signal: fc.nat(signals - 1) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('turn' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close' as const) }) },
)

/** Who waits in the model, by the number of its wait. */
interface Waiting {
  wait: number
  signal: number | null
  loop: number | null
  item: number
}

/** What a queue is to do, in plain arrays. */
class Model {
  readonly ends: End[] = []
  items: number[] = []
  puts: Waiting[] = []
  gets: Waiting[] = []
  aborted = new Set<number>()
  returned = new Set<number>()
  closed = false
  readonly bound: number

  constructor(bound: number) {
    this.bound = bound
  }

  put(item: number, by: number | null): void {
    const wait = this.ends.push('waits') - 1
    if (by !== null && this.aborted.has(by)) this.ends[wait] = { error: `stop ${by}` }
    else if (this.closed) this.ends[wait] = { error: 'closed' }
    else this.puts.push({ wait, signal: by, loop: null, item })
    this.settle()
  }

  get(by: number | null, from: number | null): void {
    const wait = this.ends.push('waits') - 1
    if (from !== null && this.returned.has(from)) this.ends[wait] = { value: 'over' }
    else if (by !== null && this.aborted.has(by)) this.ends[wait] = { error: `stop ${by}` }
    else this.gets.push({ wait, signal: by, loop: from, item: Number.NaN })
    this.settle()
  }

  leave(from: number): void {
    this.returned.add(from)
    this.drop('gets', (each) => each.loop === from, { value: 'over' })
  }

  abort(by: number): void {
    this.aborted.add(by)
    for (const line of ['puts', 'gets'] as const) {
      this.drop(line, (each) => each.signal === by, { error: `stop ${by}` })
    }
  }

  close(): void {
    this.closed = true
    this.drop('puts', () => true, { error: 'closed' })
    this.settle()
  }

  drop(line: 'puts' | 'gets', who: (each: Waiting) => boolean, end: End): void {
    for (const each of this[line].filter(who)) this.ends[each.wait] = end
    this[line] = this[line].filter((each) => !who(each))
  }

  /** Nobody waits where there is an item or room. */
  settle(): void {
    for (;;) {
      if (this.items.length < this.bound && this.puts.length > 0) {
        const put = this.puts.shift()!
        this.items.push(put.item)
        this.ends[put.wait] = { value: undefined }
      } else if (this.items.length > 0 && this.gets.length > 0) {
        this.ends[this.gets.shift()!.wait] = { value: this.items.shift() }
      } else break
    }
    if (!this.closed) return
    this.drop('gets', (each) => each.loop === null, { error: 'closed' })
    this.drop('gets', () => true, { value: 'over' })
  }

  waitingBy(by: number): boolean {
    return [...this.puts, ...this.gets].some((each) => each.signal === by)
  }
}

/** An end as the model writes it. */
function inWords(end: End): End {
  if (end === 'waits') return end
  if ('error' in end) return end.error instanceof QueueClosed ? { error: 'closed' } : end
  const { value } = end
  if (typeof value !== 'object' || value === null || !('done' in value)) return end
  const result = value as IteratorResult<number, undefined>
  return { value: result.done ? 'over' : result.value }
}

it('is as its model, however puts, gets, loops, aborts and the close interleave', async () => {
  const steps = fc.array(step, { maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 3 }), steps, async (bound, all) => {
      const stops = Array.from({ length: signals }, () => new AbortController())
      const options = (by: number | null) =>
        by === null ? undefined : { signal: stops[by]!.signal }
      const sizes: number[] = []
      let [begun, over] = [0, 0]
      const held = () => (begun++, () => void over++)
      const queue = new Queue<number>(bound, {
        changed: (size) => sizes.push(size),
        held,
        starved: held,
      })
      const loops = [queue.values(options(0)), queue.values(options(1)), queue.values()]
      const waits = new Waits()
      const model = new Model(bound)
      for (const [index, each] of all.entries()) {
        if (each.do === 'put') {
          waits.follow(queue.put(index, options(each.signal)))
          model.put(index, each.signal)
        } else if (each.do === 'get') {
          waits.follow(queue.get(options(each.signal)))
          model.get(each.signal, null)
        } else if (each.do === 'next') {
          waits.follow(loops[each.loop]!.next())
          model.get(each.loop === 2 ? null : each.loop, each.loop)
        } else if (each.do === 'return') {
          void loops[each.loop]!.return!()
          model.leave(each.loop)
        } else if (each.do === 'abort') {
          stops[each.signal]!.abort(`stop ${each.signal}`)
          model.abort(each.signal)
        } else if (each.do === 'close') {
          queue.close()
          model.close()
        } else await turned()
        expect(queue.size).toBe(model.items.length)
        expect(begun - over).toBe(model.puts.length + model.gets.length)
        for (const [by, { signal: own }] of stops.entries()) {
          expect(listeners(own)).toBe(model.waitingBy(by) ? 1 : 0)
        }
      }
      await turned()
      expect(waits.ends.map(inWords)).toEqual(model.ends)
      expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(bound)
    }),
    { numRuns: 400 },
  )
})
