import type { Lab } from '../../src/lab/lab.ts'

export type Program = (lab: Lab) => Promise<unknown>

const outer = 7
class Point {
  x = 1
  get double(): number {
    return this.x * 2
  }
}
class OwnError extends Error {
  override name = 'OwnError'
}

/** Each with what it comes to: a value, or the error that it throws. */
export const programs: Record<string, { program: Program; comesTo: object }> = {
  'sees no variable around it': {
    program: ({ offload }) => offload(() => outer),
    comesTo: { error: { name: 'ReferenceError', message: 'outer is not defined' } },
  },
  'sees none of the globals that a program sets': {
    program: async ({ offload }) => {
      Object.assign(globalThis, { ofTheProgram: 1 })
      return offload(() => 'ofTheProgram' in globalThis)
    },
    comesTo: { value: false },
  },
  'leaves the globals of the program as they are': {
    program: async ({ offload }) => {
      await offload(() => void Object.assign(globalThis, { ofTheWork: 1 }))
      return 'ofTheWork' in globalThis
    },
    comesTo: { value: false },
  },
  'has a copy of its input': {
    program: async ({ offload }) => {
      const list = [1]
      const length = await offload((_thread, given) => given.push(2), list)
      return [list.length, length]
    },
    comesTo: { value: [1, 2] },
  },
  'has its input as it was at the call': {
    program: async ({ offload }) => {
      const list = [1]
      const length = offload((_thread, given) => given.length, list)
      list.push(2)
      return length
    },
    comesTo: { value: 1 },
  },
  'gives a copy of what it returns': {
    program: async ({ offload }) => {
      const input = { inside: {} }
      const result = await offload((_thread, given) => given, input)
      return [result === input, result.inside === input.inside]
    },
    comesTo: { value: [false, false] },
  },
  'takes no function': {
    program: ({ offload }) =>
      offload(
        (_thread, given) => typeof given,
        () => 1,
      ),
    comesTo: { error: { name: 'DataCloneError' } },
  },
  'takes no method inside of what it is given': {
    program: ({ offload }) => offload((_thread, given) => given.size, { size: 1, grow: () => 2 }),
    comesTo: { error: { name: 'DataCloneError' } },
  },
  'takes no symbol': {
    program: ({ offload }) => offload((_thread, given) => typeof given, Symbol('x')),
    comesTo: { error: { name: 'DataCloneError' } },
  },
  'returns no function': {
    program: ({ offload }) => offload(() => () => 1),
    comesTo: { error: { name: 'DataCloneError', message: '() => 1 could not be cloned.' } },
  },
  'returns no promise': {
    program: ({ offload }) => offload(async () => 5),
    comesTo: { error: { name: 'DataCloneError', message: '#<Promise> could not be cloned.' } },
  },
  'throws a DOMException by its name': {
    program: ({ offload }) => offload(() => AbortSignal.abort().throwIfAborted()),
    comesTo: { error: { name: 'AbortError', message: 'This operation was aborted' } },
  },
  'throws an object of no kind': {
    program: ({ offload }) =>
      offload(() => {
        throw Object.create(null)
      }),
    comesTo: { kind: 'threw' },
  },
  'sees an instance of a class as a plain object': {
    program: ({ offload }) =>
      offload((_thread, given) => [given.x, given.double, given.constructor.name], new Point()),
    comesTo: { value: [1, null, 'Object'] },
  },
  'keeps what is shared, and circles': {
    program: ({ offload }) => {
      const shared = { n: 1 }
      const input: { a: object; b: object; self?: unknown } = { a: shared, b: shared }
      input.self = input
      return offload((_thread, given) => [given.a === given.b, given.self === given], input)
    },
    comesTo: { value: [true, true] },
  },
  'knows maps, sets, dates, patterns, bytes and errors': {
    program: ({ offload }) =>
      offload(
        (_thread, { map, set, date, pattern, bytes, error, big }) => [
          map instanceof Map && map.get('a'),
          set instanceof Set && set.has(2),
          date instanceof Date && date.getTime(),
          pattern instanceof RegExp && pattern.test('abc'),
          bytes instanceof Uint8Array && bytes[1],
          error instanceof RangeError && error.message,
          String(big),
        ],
        {
          map: new Map([['a', 1]]),
          set: new Set([2]),
          date: new Date(3),
          pattern: /b/,
          bytes: new Uint8Array([4, 5]),
          error: new RangeError('far'),
          big: 6n,
        },
      ),
    comesTo: { value: [1, true, 3, true, 5, 'far', '6'] },
  },
  'shares memory that is meant to be shared': {
    program: async ({ offload }) => {
      const cell = new Int32Array(new SharedArrayBuffer(4))
      await offload((_thread, given) => void Atomics.store(given, 0, 8), cell)
      return cell[0]
    },
    comesTo: { value: 8 },
  },
  'has no this': {
    program: ({ offload }) =>
      offload(function (this: unknown) {
        return this === undefined || this === globalThis
      }),
    comesTo: { value: true },
  },
  'throws its error': {
    program: ({ offload }) =>
      offload(() => {
        throw new RangeError('too far')
      }),
    comesTo: { error: { name: 'RangeError', message: 'too far' } },
  },
  'throws an error of no class of ours': {
    program: ({ offload }) =>
      offload(() => {
        throw new OwnError('no')
      }),
    comesTo: { error: { name: 'ReferenceError', message: 'OwnError is not defined' } },
  },
  'throws what is no error': {
    program: ({ offload }) =>
      offload(() => {
        throw 'a text'
      }),
    comesTo: { error: { message: 'a text' } },
  },
  'ends its thread alone by process.exit': {
    program: ({ offload }) => offload(() => process.exit(3)),
    comesTo: {
      error: {
        name: 'Error',
        message: 'the worker thread ended with exit code 3 before it gave a result',
      },
    },
  },
  'has Node in its thread': {
    program: ({ offload }) =>
      offload(() => {
        const { isMainThread } = require('node:worker_threads') as { isMainThread: boolean }
        return [isMainThread, typeof Buffer, typeof structuredClone, typeof URL]
      }),
    comesTo: { value: [false, 'function', 'function', 'function'] },
  },
  'takes no method, whose text is no expression': {
    program: ({ offload }) => offload({ work() {} }.work),
    comesTo: { error: { name: 'SyntaxError' } },
  },
  'takes no bound function, whose text is not its own': {
    program: ({ offload }) => offload(((_thread: unknown) => 1).bind(null)),
    comesTo: { error: { name: 'SyntaxError' } },
  },
  'returns nothing': { program: ({ offload }) => offload(() => {}), comesTo: { kind: 'returned' } },
}
