import type { Behaviour, Data, Ending, ErrorData, Handed, Step, Stub } from './protocol/scenario.ts'

/** `undefined` (Python: None), as a value that a stub gives or a result. */
export const nothing = { $nothing: true } as const

export const data = (value: Data): Handed => ({ kind: 'data', data: value })
/** Milliseconds (Python: seconds). */
export const duration = (ms: number): Handed => ({ kind: 'duration', ms })
export const stub = (name: string): Handed => ({ kind: 'stub', stub: name })
export const source = (name: string): Handed => ({ kind: 'source', source: name })
export const list = (of: readonly Handed[]): Handed => ({ kind: 'list', of })
export const members = (of: Readonly<Record<string, Handed>>): Handed => ({ kind: 'members', of })

export const value = (given: Data): Ending => ({ value: given })
export const error = (name: string): Ending => ({ error: name })

/** Errors named by what they are about, each with its own name as its message. */
export function errors(...names: readonly string[]): Record<string, ErrorData> {
  return Object.fromEntries(names.map((name) => [name, { name: 'Error', message: name }]))
}

/** The exported function is called, at the beginning unless another moment is named, and its result awaited. */
export function call(
  step: string,
  args: readonly Handed[],
  more: Partial<Omit<Extract<Step, { kind: 'call' }>, 'kind' | 'step' | 'args'>> = {},
): Step {
  return { kind: 'call', step, atMs: 0, args, gives: 'result', ...more }
}

/** A call of what another step gave, with plain data; `options` by their names, in JavaScript an object at the end. */
export interface GivenCall {
  atMs: number
  args: readonly Data[]
  options?: Readonly<Record<string, Data>>
}

/** The function that the step `of` gave is called, and its result awaited unless `more` says otherwise. */
export function callGiven(
  of: string,
  step: string,
  { atMs, args, options = {} }: GivenCall,
  more: Parameters<typeof call>[2] = {},
): Step {
  const named = Object.entries(options).map(([name, one]) => [name, data(one)] as const)
  const last = named.length === 0 ? {} : { options: Object.fromEntries(named) }
  return call(step, args.map(data), { atMs, of, ...last, ...more })
}

/** A function that gives a promise, and does the same for each first argument each time. */
export function perArgument(
  behaviours: readonly { arg: Data; takesMs: number; ends: Ending }[],
): Stub {
  return {
    kind: 'promise',
    behaviours: behaviours.map(({ arg, ...rest }) => ({ args: [arg], ...rest })),
  }
}

/** A function that gives a promise, and does the same each time that it is called with these first arguments. */
export const always = (behaviour: Behaviour): Stub => ({ kind: 'promise', behaviours: [behaviour] })
