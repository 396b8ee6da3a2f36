import fc from 'fast-check'

/** One change of a value: at which of its places, and what then stands there. */
export interface Mutation {
  place: number
  value: unknown
}

/** Texts that a terminal, a path, a pattern or a prototype would make something of. */
const oddTexts = [
  '',
  ' ',
  '-',
  '--',
  '\u001b[2J\u001b]0;title\u0007',
  '\u009b31m',
  'a\nb',
  'a\r\tb',
  '\u202egnp.exe',
  '../../../etc/passwd',
  '/dev/null',
  '__proto__',
  'constructor',
  'toString',
  '$&$1',
  '%s%n',
  '{a}',
  '\u0000',
  '\ud800',
  'e\u0301👩‍👩‍👧‍👦',
  'x'.repeat(3000),
  '1e309',
  '0x10',
  '٣',
]

export const oddText = fc.oneof(
  fc.constantFrom(...oddTexts),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)

export const oddValue = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, 0, -1, 1.5, 1e9, 1e308, [], {}, [null], {
    kind: 'x',
  }),
  oddText,
  fc.jsonValue(),
)

export function mutations(value: fc.Arbitrary<unknown> = oddValue): fc.Arbitrary<Mutation[]> {
  return fc.array(fc.record({ place: fc.nat(5000), value }), { minLength: 1, maxLength: 3 })
}

/** The value with each mutation made; functions stay, nothing else is shared with the original. */
export function mutated(original: unknown, changes: readonly Mutation[]): unknown {
  let result = copy(original)
  for (const { place, value } of changes) {
    const holders = placesOf(result)
    const chosen = holders[place % Math.max(1, holders.length)]
    if (chosen === undefined) result = value
    else if (value === undefined) Reflect.deleteProperty(chosen.holder, chosen.key)
    else Reflect.set(chosen.holder, chosen.key, value)
  }
  return result
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copy(member)]))
}

function placesOf(value: unknown): { holder: object; key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => [
    { holder: value, key },
    ...placesOf(member),
  ])
}

/** Some bytes with others in their place, cut off or repeated. */
export function damaged(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  return fc
    .record({
      flips: fc.array(fc.tuple(fc.nat(bytes.length), fc.nat(255)), { maxLength: 8 }),
      from: fc.nat(bytes.length),
      to: fc.nat(bytes.length),
      tail: fc.uint8Array({ maxLength: 40 }),
    })
    .map(({ flips, from, to, tail }) => {
      const changed = Uint8Array.from(bytes)
      for (const [at, byte] of flips) if (at < changed.length) changed[at] = byte
      return Buffer.concat([
        changed.slice(0, Math.max(from, to)),
        changed.slice(Math.min(from, to)),
        tail,
      ])
    })
}
