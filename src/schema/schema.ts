/**
 * Looks at a value of unknown form. Gives one line for each place that is not
 * as it should be; `at` is the place so far, as `otherKnobs[0].a`.
 */
export type Shape = (value: unknown, at: string) => string[]

export const text: Shape = (value, at) =>
  typeof value === 'string' && value.trim() !== '' ? [] : [`${at} must be text`]

export const number: Shape = (value, at) =>
  typeof value === 'number' && Number.isFinite(value) ? [] : [`${at} must be a number`]

export const flag: Shape = (value, at) =>
  typeof value === 'boolean' ? [] : [`${at} must be true or false`]

export const callable: Shape = (value, at) =>
  typeof value === 'function' ? [] : [`${at} must be a function`]

/** Lower case with hyphens: it is kept in the journal and typed by people. */
export const id: Shape = (value, at) =>
  typeof value === 'string' && isId(value)
    ? []
    : [
        `${at} must be an id in lower case with hyphens, as all-comes-later, not ${JSON.stringify(value)}`,
      ]

/** The id of a Python program: `python:` before one as above. */
export const pythonId: Shape = (value, at) =>
  typeof value === 'string' && value.startsWith('python:') && isId(value.slice(7))
    ? []
    : [`${at} must be "python:" and an id, as python:look-later, not ${JSON.stringify(value)}`]

export function isId(value: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value)
}

/** As npm takes one; a shell reads nothing in it. */
export function isPackageName(value: string): boolean {
  return /^(?:@\w[\w.-]*\/)?\w[\w.-]*$/.test(value)
}

export const nothing: Shape = (value, at) => (value === null ? [] : [`${at} must be null`])

export function word<Word extends string>(...words: readonly Word[]): Shape {
  return (value, at) =>
    words.some((allowed) => allowed === value) ? [] : [`${at} must be one of ${words.join(', ')}`]
}

/** The first alternative that fits; where none does, what the last says. */
export function either(...shapes: readonly Shape[]): Shape {
  return (value, at) => {
    let faults: string[] = []
    for (const shape of shapes) {
      faults = shape(value, at)
      if (faults.length === 0) return []
    }
    return faults
  }
}

export function optional(shape: Shape): Shape {
  return (value, at) => (value === undefined ? [] : shape(value, at))
}

export function list(of: Shape): Shape {
  return (value, at) =>
    Array.isArray(value)
      ? value.flatMap((member, index) => of(member, `${at}[${index}]`))
      : [`${at} must be a list`]
}

export function pair(of: Shape): Shape {
  return (value, at) =>
    Array.isArray(value) && value.length === 2 ? list(of)(value, at) : [`${at} must be a pair`]
}

/** Values under any names. */
export function record(of: Shape): Shape {
  return (value, at) =>
    isObject(value)
      ? Object.entries(value).flatMap(([name, member]) => of(member, inside(at, name)))
      : [`${at || 'the default export'} must be an object`]
}

/** The members of `Type`, and no others: a member added to the type is missed here by the compiler. */
export function members<Type>(shapes: Record<keyof Type & string, Shape>): Shape {
  const known = knownMembers<Type>(shapes)
  return (value, at) => {
    if (!isObject(value)) return known(value, at)
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(shapes, name))
    return [...known(value, at), ...unknown.map((name) => `${inside(at, name)} is not known`)]
  }
}

/** The members of `Type`; others are let pass, as a later version may have added them. */
export function knownMembers<Type>(shapes: Record<keyof Type & string, Shape>): Shape {
  return (value, at) =>
    isObject(value)
      ? Object.entries<Shape>(shapes).flatMap(([name, shape]) =>
          shape(value[name], inside(at, name)),
        )
      : [`${at || 'the default export'} must be an object`]
}

/** An object whose `kind` says which shape it has. */
export function byKind<Kind extends string>(shapes: Record<Kind, Shape>): Shape {
  return (value, at) => {
    const kind = isObject(value) ? value['kind'] : undefined
    const shape = new Map(Object.entries<Shape>(shapes)).get(String(kind))
    return shape?.(value, at) ?? word(...Object.keys(shapes))(kind, inside(at, 'kind'))
  }
}

function inside(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
