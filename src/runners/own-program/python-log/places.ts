/** A place that events name: a line in a function, awaited from another place or from none. */
export interface LoggedPlace {
  /** As Python has it: a whole path. */
  file: string
  line: number
  function: string
  fromLine: number
  toLine: number
  /** The place that awaits it; null for none. */
  within: number | null
  /** Of a look, what of the source it calls: line and column from, line and column to, in bytes. */
  call: readonly [number, number, number, number] | null
}

/** The places of a log, by number. */
export class Places {
  #texts: ReadonlyMap<number, string>
  #read = new Map<number, LoggedPlace | null>()

  constructor(texts: ReadonlyMap<number, string>) {
    this.#texts = texts
  }

  get(number: number): LoggedPlace | null {
    const known = this.#read.get(number)
    if (known !== undefined) return known
    const text = this.#texts.get(number)
    const place = text === undefined ? null : read(text)
    this.#read.set(number, place)
    return place
  }

  /** From the outermost await in to the place itself. */
  chain(number: number): LoggedPlace[] {
    const places: LoggedPlace[] = []
    for (let place = this.get(number); place !== null; place = this.get(place.within ?? 0)) {
      places.unshift(place)
    }
    return places
  }
}

function read(text: string): LoggedPlace | null {
  const [file, line, name, from, to, within, ...columns] = text.split('\0')
  if (file === undefined || name === undefined || within === undefined) return null
  const [fromLine, toLine, fromColumn, toColumn] = columns.map(Number)
  return {
    file,
    line: Number(line),
    function: withoutLocals(name),
    fromLine: Number(from),
    toLine: Number(to),
    within: Number(within) || null,
    call:
      columns.length === 4 && !columns.includes('')
        ? [fromLine!, fromColumn!, toLine!, toColumn!]
        : null,
  }
}

/** `main.<locals>.worker` is `worker`, `Pool.work` stays. */
export function withoutLocals(name: string): string {
  return name.split('<locals>.').at(-1)!
}
