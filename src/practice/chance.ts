import { seededRandom } from '../lab/random.ts'
import type { Chance } from './check.ts'

/** 125 ms are an eighth of a second, which a float holds exactly. */
const exactMs = 125
const letters = 'abcdefghijkmnopqrstuvwxyz'

/** What a check's cases are made of, by a seed: the same on every machine. */
export function chanceOf(seed: number): Chance {
  const random = seededRandom(seed)
  const whole = (least: number, most: number): number =>
    least + Math.floor(random() * (most - least + 1))
  const shuffled = <Value>(values: readonly Value[]): Value[] => {
    const mixed = [...values]
    for (let place = mixed.length - 1; place > 0; place--) {
      const other = whole(0, place)
      ;[mixed[place], mixed[other]] = [mixed[other]!, mixed[place]!]
    }
    return mixed
  }
  return {
    whole,
    shuffled,
    durations(count, { everyMs = exactMs, leastMs = everyMs, mostMs = 32 * everyMs } = {}) {
      const [least, most] = [Math.ceil(leastMs / everyMs), Math.floor(mostMs / everyMs)]
      if (most - least + 1 < count) throw new RangeError(`no ${count} durations up to ${mostMs} ms`)
      const all = Array.from({ length: most - least + 1 }, (_, step) => (least + step) * everyMs)
      return shuffled(all).slice(0, count)
    },
    words(count) {
      const words = new Set<string>()
      while (words.size < count) {
        words.add(Array.from({ length: whole(3, 6) }, () => letters[whole(0, 24)]).join(''))
      }
      return [...words]
    },
  }
}
