import type { Logged } from './logged.ts'
import type { LoggedPlace } from './places.ts'
import type { AboutRun } from './about-run.ts'
import type { Row } from './rows.ts'

/** What learn_async_rows.py says of a program's files: for each thing that was asked, in that order. */
export interface SourceAnswer {
  rows: Row[]
  calls: (string | null)[]
  names: boolean[]
}

/** On a command line there is room for so many. */
const mostFiles = 100
const mostCalls = 200

/** The question as JSON, and how its answer is looked up. */
export function askedOfSource(logged: Logged): {
  asked: string
  answers: (answer: SourceAnswer) => Pick<AboutRun, 'callAt' | 'isCalledAt'>
} {
  const files = new Set<string>()
  for (const lane of logged.lanes.values()) {
    for (const wait of lane.waits) {
      for (const { file } of logged.places.chain(wait.place)) files.add(file)
    }
  }
  const calls = new Map<string, readonly (string | number)[]>()
  for (const look of logged.looks) {
    const place = logged.places.get(look.place)
    if (place?.call) calls.set(keyOf(place), [place.file, ...place.call])
  }
  const names = logged.facts
    .filter(({ words }) => words[0] === 'never awaited' && words[4] !== '')
    .map(({ words }) => [words[4]!, Number(words[5]), words[1]!.split('.').at(-1)!] as const)
  const callList = [...calls].slice(0, mostCalls)
  const asked = JSON.stringify({
    files: [...files].slice(0, mostFiles),
    calls: callList.map(([, call]) => call),
    names: names.slice(0, mostCalls),
  })
  return {
    asked,
    answers: (answer) => ({
      callAt(place) {
        const at = callList.findIndex(([key]) => key === keyOf(place))
        return answer.calls[at] ?? null
      },
      isCalledAt(file, line, name) {
        const at = names.findIndex(
          ([inFile, atLine, called]) =>
            inFile === file && atLine === line && called === name.split('.').at(-1),
        )
        return answer.names[at] ?? false
      },
    }),
  }
}

const keyOf = ({ file, call }: LoggedPlace): string => `${file}:${call?.join(':')}`
