import type { Told } from './protocol/protocol.ts'
import type { Data } from './protocol/scenario.ts'

type ToldObject = { [name: string]: Told }

/**
 * Whether a value of the learner's is this data: a tuple is as good as a list, an
 * object of a class as one of none, and the order of names is no matter.
 */
export function isData(told: Told, data: Data): boolean {
  const bare = bareOf(told)
  if (typeof data !== 'object') return bare === data
  if (Array.isArray(data)) {
    const list: readonly Data[] = data
    return (
      Array.isArray(bare) &&
      bare.length === list.length &&
      bare.every((member, index) => isData(member, list[index]!))
    )
  }
  const object = data as Readonly<Record<string, Data>>
  if (!isToldObject(bare)) return false
  if ('$nothing' in object || '$nothing' in bare) return '$nothing' in object && '$nothing' in bare
  const names = Object.keys(object)
  return (
    Object.keys(bare).length === names.length &&
    names.every((name) => Object.hasOwn(bare, name) && isData(bare[name]!, object[name]!))
  )
}

/** An error as it was told; null for what is none. */
export interface ToldError {
  /** The name that it has in the scenario; null for another. */
  known: string | null
  name: string
  message: string
  /** Names of its classes. */
  is: readonly string[]
  /** The errors that it is a group of, each alone, groups in it taken apart; null where it is no group. */
  leaves: readonly ToldError[] | null
}

export function errorOf(told: Told): ToldError | null {
  if (!isToldObject(told) || !Object.hasOwn(told, '$error')) return null
  const known = told['$error']
  const of = told['of']
  const classes = told['is']
  const errors = Array.isArray(of) ? of.flatMap((one) => errorOf(one) ?? []) : null
  return {
    known: typeof known === 'string' ? known : null,
    name: textOf(told['name']),
    message: textOf(told['message']),
    is: Array.isArray(classes) ? classes.map(String) : [],
    leaves: errors && errors.flatMap((error) => error.leaves ?? [error]),
  }
}

/** Whether it is one of these errors of the scenario; in Python a group of that one alone counts as it. */
export function isError(told: Told, names: readonly string[]): boolean {
  const error = errorOf(told)
  if (error === null) return false
  const isGroup = error.is.includes('BaseExceptionGroup')
  const alone = isGroup && error.leaves?.length === 1 ? error.leaves[0]! : error
  return alone.known !== null && names.includes(alone.known)
}

/** The members of an object, a list or a tuple, by name or by number; none of anything else. */
export function membersOf(told: Told): { readonly [name: string]: Told } {
  const bare = bareOf(told)
  return typeof bare === 'object' && bare !== null ? Object.fromEntries(Object.entries(bare)) : {}
}

/** In words, cut where it is long: `["a", undefined]`, `the error "no answer"`. */
export function toldInWords(told: Told): string {
  const words = inWords(told)
  return words.length > longest ? `${words.slice(0, longest - 1)}…` : words
}

const longest = 80

/** What was given, and instead of what: where that is long, the first member that is another. */
export function differenceInWords(told: Told, data: Data): string {
  const wanted = JSON.parse(JSON.stringify(data)) as Told
  const isShort = [told, wanted].every((one) => inWords(one).length <= longest)
  const inside = isShort ? null : differentMember(told, wanted)
  if (inside === null) return `${toldInWords(told)} instead of ${toldInWords(wanted)}`
  const [path, one, other] = inside
  const instead = other === undefined ? 'where none belongs' : `instead of ${toldInWords(other)}`
  return `${path}: ${one === undefined ? 'nothing' : toldInWords(one)} ${instead}`
}

/** The path to the first member that is not the same in both, and both; null where they have none. */
function differentMember(
  told: Told,
  wanted: Told,
  path = '',
): [path: string, told: Told | undefined, wanted: Told | undefined] | null {
  if (bareOf(told) === null) return null
  const [one, other] = [membersOf(told), membersOf(wanted)]
  const names = [...new Set([...Object.keys(other), ...Object.keys(one)])]
  const isAlike =
    typeof bareOf(told) === typeof wanted && Array.isArray(bareOf(told)) === Array.isArray(wanted)
  if (!isAlike || names.some((name) => name.startsWith('$'))) return null
  const name = names.find(
    (each) =>
      one[each] === undefined ||
      other[each] === undefined ||
      !isData(one[each], other[each] as Data),
  )
  if (name === undefined) return null
  const within = path === '' ? name : `${path}.${name}`
  const [a, b] = [one[name], other[name]]
  const deeper = a === undefined || b === undefined ? null : differentMember(a, b, within)
  return deeper ?? [within, a, b]
}

function inWords(told: Told): string {
  const error = errorOf(told)
  if (error !== null) return `${error.name} "${error.message}"`
  const bare = bareOf(told)
  if (Array.isArray(bare)) return `[${bare.map(inWords).join(', ')}]`
  if (!isToldObject(bare)) return JSON.stringify(bare)
  if ('$nothing' in bare) return 'nothing'
  for (const name of ['$number', '$other']) if (name in bare) return textOf(bare[name])
  const members = Object.entries(bare).map(([name, member]) => `${name}: ${inWords(member)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

function textOf(told: Told | undefined): string {
  return typeof told === 'string' ? told : '?'
}

/** Without what says that it is a tuple, or of a class. */
function bareOf(told: Told): Told {
  if (!isToldObject(told)) return told
  if (Object.hasOwn(told, '$tuple')) return told['$tuple']!
  if (Object.hasOwn(told, '$instance')) return told['of'] ?? {}
  return told
}

function isToldObject(told: Told): told is ToldObject {
  return typeof told === 'object' && told !== null && !Array.isArray(told)
}
