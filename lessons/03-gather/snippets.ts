import type { Lab } from 'learn-async/kit'
import type { Knobs } from './demo.ts'

type Run = (lab: Lab, knobs: Knobs) => Promise<unknown>

export const allComesLater: Run = async ({ wait, sleep }, { a, b, c }) => {
  const waits = [wait('A', a), wait('B', b), wait('C', c)]
  await sleep(1000)
  return Promise.all(waits)
}

export const oneAwaitTooMany: Run = async ({ wait }, { a, b, c }) => {
  const all = Promise.all([
    wait('A', a),
    await wait('B', b),
    wait('C', c),
  ])
  return await all
}

export const withoutTheInnerAwait: Run = async ({ wait }, { a, b, c }) => {
  const all = Promise.all([
    wait('A', a),
    wait('B', b),
    wait('C', c),
  ])
  return await all
}

export const withoutTheOuterAwait: Run = async ({ wait }, { a, b, c }) => {
  const all = Promise.all([
    wait('A', a),
    await wait('B', b),
    wait('C', c),
  ])
  return all
}

export const loopOfAwaits: Run = async ({ wait }, { a, b, c }) => {
  const list: [string, number][] = [['A', a], ['B', b], ['C', c]]
  for (const [name, ms] of list) await wait(name, ms)
}

export const mapToCalls: Run = async ({ wait }, { a, b, c }) => {
  const list: [string, number][] = [['A', a], ['B', b], ['C', c]]
  const names = await Promise.all(list.map(([name, ms]) => wait(name, ms)))
  return names
}

export const mapThenLoop: Run = async ({ wait }, { a, b, c }) => {
  const list: [string, number][] = [['A', a], ['B', b], ['C', c]]
  const waits = list.map(([name, ms]) => wait(name, ms))
  for (const one of waits) await one
}

export const mapToFunctions: Run = async ({ wait }, { a, b, c }) => {
  const list: [string, number][] = [['A', a], ['B', b], ['C', c]]
  await Promise.all(list.map(([name, ms]) => () => wait(name, ms)))
}

export const computing: Run = async ({ compute }) => {
  return Promise.all([
    compute('A', 200),
    compute('B', 200),
    compute('C', 200),
  ])
}
