/**
 * Which of many cases of one kind are tried: few of them, which the tests do,
 * or all others, which the plays do.
 */
export type Which = 'few' | 'others'

/** The few stand evenly among all in the order given, so each run tries the same. */
export function chosen<Case>(all: readonly Case[], which: Which, few: number): Case[] {
  const places = Array.from({ length: few }, (_, at) => Math.floor(((at + 0.5) * all.length) / few))
  return all.filter((_one, at) => places.includes(at) === (which === 'few'))
}
