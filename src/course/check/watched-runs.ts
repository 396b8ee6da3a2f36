import type { KnobValues } from '../kit/knob.ts'
import type { Ran } from '../kit/told.ts'

/**
 * The same runs, of which a member that is none throws, and is named with those
 * that there are; `seen.any` is set as soon as something of one is looked at.
 */
export function watchedRuns<Knows extends Ran<KnobValues>>(
  known: Knows,
  seen = { any: false },
): Knows {
  const look = (): void => {
    seen.any = true
  }
  return { ...known, run: (id?: string) => watched(known.run(id), 'run()', look) }
}

function watched<Value extends object>(value: Value, name: string, look: () => void): Value {
  return new Proxy(value, {
    get(target, member) {
      look()
      if (typeof member === 'string' && !(member in target) && member !== 'toJSON') {
        const known = Object.keys(target).join(', ')
        throw new TypeError(`${name} has no member ${member}; it has ${known}`)
      }
      const found: unknown = Reflect.get(target, member, target)
      return member === 'facts' ? watched(found as object, `${name}.facts`, look) : found
    },
  })
}
