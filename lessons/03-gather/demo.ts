import type { Lab } from 'learn-async/kit'
export type Knobs = { a: number; b: number; c: number }

// wait(name, ms) is ours: it starts a timer, draws it as a lane,
// and returns a promise of its name
type Run = (lab: Lab, knobs: Knobs) => Promise<string[]>

export const oneByOne: Run = async ({ wait }, { a, b, c }) =>
  [await wait('A', a), await wait('B', b), await wait('C', c)]

export const together: Run = ({ wait }, { a, b, c }) =>
  Promise.all([wait('A', a), wait('B', b), wait('C', c)])
