import type { Told } from '../../../practice/protocol/protocol.ts'
import type { Data } from '../../../practice/protocol/scenario.ts'

const deepest = 20

/** A value of the learner's as the protocol tells it. `nameOf` gives the name that an error has in the scenario. */
export function tell(value: unknown, nameOf: (error: object) => string | undefined): Told {
  const inside: object[] = []
  const told = (one: unknown): Told => {
    if (one === undefined) return { $nothing: true }
    if (one === null || typeof one === 'boolean' || typeof one === 'string') return one
    if (typeof one === 'number') return Number.isFinite(one) ? one : { $number: String(one) }
    if (typeof one !== 'object') return { $other: typeof one }
    if (inside.includes(one) || inside.length >= deepest) return { $other: 'too deep' }
    inside.push(one)
    try {
      return toldObject(one, told, nameOf)
    } catch {
      return { $other: 'an object that cannot be read' }
    } finally {
      inside.pop()
    }
  }
  return told(value)
}

function toldObject(
  one: object,
  told: (value: unknown) => Told,
  nameOf: (error: object) => string | undefined,
): Told {
  const known = nameOf(one)
  if (known !== undefined || one instanceof Error) return toldError(one, known, told)
  if (Array.isArray(one)) return Array.from(one, told)
  const prototype: unknown = Object.getPrototypeOf(one)
  if (prototype === null || prototype === Object.prototype) return toldMembers(one, told)
  const className = classesOf(one)[0] ?? 'Object'
  const isBuiltIn = Object.prototype.toString.call(one) !== '[object Object]'
  if (isBuiltIn || 'aborted' in one) return { $other: className }
  return { $instance: className, of: toldMembers(one, told) }
}

function toldMembers(one: object, told: (value: unknown) => Told): { [name: string]: Told } {
  return Object.fromEntries(
    Object.entries(one).map(([name, member]) => [
      name.startsWith('$') ? `$${name}` : name,
      told(member),
    ]),
  )
}

function toldError(error: object, known: string | undefined, told: (value: unknown) => Told): Told {
  const { name, message, errors } = error as { name?: unknown; message?: unknown; errors?: unknown }
  return {
    $error: known ?? null,
    name: String(name),
    message: String(message),
    is: classesOf(error),
    ...(Array.isArray(errors) && { of: errors.map(told) }),
  }
}

/** Names of its classes, nearest first, without Object. */
function classesOf(one: object): string[] {
  const names: string[] = []
  let prototype = Object.getPrototypeOf(one) as { constructor?: { name?: unknown } } | null
  while (prototype !== null && prototype !== Object.prototype && names.length < deepest) {
    names.push(String(prototype.constructor?.name))
    prototype = Object.getPrototypeOf(prototype) as typeof prototype
  }
  return names
}

/** Data made anew: nobody can change what another was given. */
export function fresh(data: Data): unknown {
  if (typeof data !== 'object') return data
  if (Array.isArray(data)) return data.map(fresh)
  if ('$nothing' in data) return undefined
  return Object.fromEntries(Object.entries(data).map(([name, member]) => [name, fresh(member)]))
}
