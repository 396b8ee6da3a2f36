import type { Lab } from 'learn-async/kit'
export type Knobs = { a: number; b: number }

// Write here the programs that are run and drawn, one export for each variant.
// The lab is their only way to time and network; every member of it may be
// taken out by destructuring. wait(name, ms) starts a wait at once, as a lane.
type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

export const oneByOne: Run = async ({ wait }, { a, b }) => {
  await wait('A', a)
  await wait('B', b)
}

export const together: Run = ({ wait }, { a, b }) =>
  Promise.all([wait('A', a), wait('B', b)])
