import type { Lab } from 'learn-async/kit'
export type Knobs = { b: number }
export type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

export const oneByOne: Run = async ({ wait }, { b }) => {
  await wait('A', 1000)
  await wait('B', b)
}

export const together: Run = ({ wait }, { b }) =>
  Promise.all([wait('A', 1000), wait('B', b)])
