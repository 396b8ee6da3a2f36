/**
 * Looks at a value of unknown form. Gives one line for each place that is not
 * as it should be; `at` is the place so far, as `otherKnobs[0].a`.
 */
export type Shape = (value: unknown, at: string) => readonly string[]

const nothingWrong: readonly string[] = []

/** Whether a value is a `Type`, of which `shape` is the form. */
export function fits<Type>(shape: Shape, value: unknown): value is Type {
  return shape(value, '').length === 0
}

/** The shape of what a test lets pass; `be` says what else it must be, and where `quoted` what it is. */
export function must(
  be: string,
  test: (value: unknown) => boolean,
  { quoted = false } = {},
): Shape {
  return (value, at) =>
    test(value)
      ? nothingWrong
      : [`${at} must ${be}${quoted ? `, not ${JSON.stringify(value)}` : ''}`]
}

export const anything: Shape = () => nothingWrong
export const anyText = must('be text', (value) => typeof value === 'string')
export const text = must('be text', (value) => typeof value === 'string' && value.trim() !== '')
export const number = must('be a number', Number.isFinite)
export const integer = must('be a whole number', Number.isSafeInteger)
export const count = must(
  'be a count',
  (value) => Number.isSafeInteger(value) && (value as number) >= 0,
)
export const nothing = must('be null', (value) => value === null)
export const flag = must('be true or false', (value) => typeof value === 'boolean')
export const callable = must('be a function', (value) => typeof value === 'function')
export const object = must('be an object', isObject)

/** Lower case with hyphens: it is kept in the journal and typed by people. */
export const id = must(
  'be an id in lower case with hyphens, as all-comes-later',
  (value) => typeof value === 'string' && isId(value),
  { quoted: true },
)

/** The id of a Python program: `python:` before one as above. */
export const pythonId = must(
  'be "python:" and an id, as python:look-later',
  (value) => typeof value === 'string' && value.startsWith('python:') && isId(value.slice(7)),
  { quoted: true },
)

export function isId(value: string): boolean {
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value)
}

/** As npm takes one; a shell reads nothing in it. */
export function isPackageName(value: string): boolean {
  return /^(?:@\w[\w.-]*\/)?\w[\w.-]*$/.test(value)
}

export function word<Word extends string>(...words: readonly Word[]): Shape {
  return must(`be one of ${words.join(', ')}`, (value) => words.some((known) => known === value))
}

/** The first alternative that fits; where none does, what the last says. */
export function either(...shapes: readonly Shape[]): Shape {
  return (value, at) => {
    let faults = nothingWrong
    for (const shape of shapes) {
      faults = shape(value, at)
      if (faults.length === 0) break
    }
    return faults
  }
}

export function orNull(shape: Shape): Shape {
  return (value, at) => (value === null ? nothingWrong : shape(value, at))
}

export function optional(shape: Shape): Shape {
  return (value, at) => (value === undefined ? nothingWrong : shape(value, at))
}

export function list(of: Shape): Shape {
  return (value, at) => {
    if (!Array.isArray(value)) return [`${at} must be a list`]
    let faults = nothingWrong
    for (let index = 0; index < value.length; index++) {
      // The whole place is made of what is wrong alone: almost nothing is.
      if (of(value[index], '').length > 0) {
        faults = [...faults, ...of(value[index], `${at}[${index}]`)]
      }
    }
    return faults
  }
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
      : noObject(at)
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
  const all = Object.entries<Shape>(shapes).map(([name, shape]) => ({ name, shape }))
  return (value, at) => {
    if (!isObject(value)) return noObject(at)
    let faults = nothingWrong
    for (const { name, shape } of all) {
      if (shape(value[name], name).length === 0) continue
      const place = inside(at, name)
      const isMissing = value[name] === undefined
      faults = [...faults, ...(isMissing ? [`${place} is missing`] : shape(value[name], place))]
    }
    return faults
  }
}

/** An object whose `kind` says which shape it has. */
export function byKind<Kind extends string>(shapes: Record<Kind, Shape>): Shape {
  const byName = new Map(Object.entries<Shape>(shapes))
  const noKind = word(...byName.keys())
  return (value, at) => {
    const kind = isObject(value) ? value['kind'] : undefined
    const shape = byName.get(String(kind))
    return shape === undefined ? noKind(kind, inside(at, 'kind')) : shape(value, at)
  }
}

/** The shape of each kind of a union by its members, without its `kind`. */
export type Kinds<Union extends { kind: string }> = {
  [Kind in Union['kind']]: Record<
    Exclude<keyof Extract<Union, { kind: Kind }> & string, 'kind'>,
    Shape
  >
}

/** One of a union of objects that their `kind` tells apart; `of` says what of members that are not known. */
export function union<Union extends { kind: string }>(
  kinds: Kinds<Union>,
  of: typeof knownMembers = knownMembers,
): Shape {
  const shapes = Object.entries<Record<string, Shape>>(kinds).map(([kind, shape]) => [
    kind,
    of({ kind: anything, ...shape }),
  ])
  return byKind(Object.fromEntries(shapes))
}

function noObject(at: string): string[] {
  return [`${at || 'the default export'} must be an object`]
}

function inside(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
