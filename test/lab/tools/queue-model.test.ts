import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Queue, QueueClosed } from '../../../src/lab/tools/queue.ts'
import { type End, listeners, turned, Waits } from './settled.ts'

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
