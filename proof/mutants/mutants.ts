/** One change of a program, at one place. */
export interface Mutant {
  /** What was changed into what. */
  change: string
  /** Counted from 1. */
  line: number
  code: string
}

/** Each of these texts is changed into the other, wherever it stands outside of comments and texts. */
const swaps: readonly (readonly [from: RegExp, to: string])[] = [
  [/(?<= )<=(?= )/g, '<'],
  [/(?<= )<(?= )/g, '<='],
  [/(?<= )>=(?= )/g, '>'],
  [/(?<= )>(?= )/g, '>='],
  [/(?<= )===(?= )/g, '!=='],
  [/(?<= )!==(?= )/g, '==='],
  [/(?<= )==(?= )/g, '!='],
  [/(?<= )!=(?= )/g, '=='],
  [/(?<= )&&(?= )/g, '||'],
  [/(?<= )\|\|(?= )/g, '&&'],
  [/(?<= )\?\?(?= )/g, '||'],
  [/(?<= )and(?= )/g, 'or'],
  [/(?<= )or(?= )/g, 'and'],
  [/(?<= )\+(?= )/g, '-'],
  [/(?<= )-(?= )/g, '+'],
  [/\+\+/g, '--'],
  [/--(?=\w|;|$|\))/gm, '++'],
  [/ \+= /g, ' -= '],
  [/ -= /g, ' += '],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/\bTrue\b/g, 'False'],
  [/\bFalse\b/g, 'True'],
  [/\bawait /g, ''],
  [/\bnot /g, ''],
  [/(?<=[(\s])!(?=\w)/g, ''],
  [/\.all\(/g, '.allSettled('],
  [/\.race\(/g, '.any('],
  [/\.any\(/g, '.race('],
  [/\.shift\(/g, '.pop('],
  [/\bFIRST_COMPLETED\b/g, 'ALL_COMPLETED'],
  [/\bFIRST_EXCEPTION\b/g, 'ALL_COMPLETED'],
  [/\breturn_exceptions=True\b/g, 'return_exceptions=False'],
  [/\b(?:break|continue)\b/g, 'void 0'],
]

/** A statement that can be left out, and the program is still one. */
const statement =
  /^\s+(?:await )?[\w.]+(?:\.\w+)?\((?:[^()]|\([^()]*\))*\)(?:;|$)|^\s+[\w.[\]]+(?:\+\+|--| [+-]?= [^{([]*)$/

/** All mutants of a program, in the order of its lines: operators, awaits, bounds moved by one, statements left out. */
export function mutantsOf(code: string, isPython: boolean): Mutant[] {
  const lines = code.split('\n')
  return lines.flatMap((text, index) => {
    if (/^\s*(?:\/\/|#|import |from |type |interface |export type )/.test(text)) return []
    const put = (changed: string, change: string): Mutant => ({
      change,
      line: index + 1,
      code: lines.with(index, changed).join('\n'),
    })
    const at = (place: number, length: number, to: string): Mutant =>
      put(
        text.slice(0, place) + to + text.slice(place + length),
        `${text.trim()} → ${(text.slice(0, place) + to + text.slice(place + length)).trim()}`,
      )
    const swapped = swaps.flatMap(([from, to]) =>
      [...text.matchAll(from)].map(({ index: place, 0: found }) =>
        at(place, found.length, to === 'void 0' && isPython ? 'pass' : to),
      ),
    )
    const moved = [...text.matchAll(/(?<![\w.'"`])\d+(?![\w.'"`])/g)].flatMap(
      ({ index: place, 0: found }) => [
        at(place, found.length, String(Number(found) + 1)),
        ...(found === '0' ? [] : [at(place, found.length, String(Number(found) - 1))]),
      ],
    )
    const indent = /^\s*/.exec(text)![0]
    const gone = statement.test(text)
      ? [put(isPython ? `${indent}pass` : '', `${text.trim()} is left out`)]
      : []
    return [...swapped, ...moved, ...gone]
  })
}
