import type { Lab } from 'learn-async/kit'
export type Knobs = { a: number; b: number }
export type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

export const oneByOne: Run = async ({ wait }, { a, b }) => {
  await wait('A', a)
  await wait('B', b)
}

export const together: Run = ({ wait }, { a, b }) =>
  Promise.all([wait('A', a), wait('B', b)])
