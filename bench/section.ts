/** Where a bench works, and what was asked of it. */
export interface Place {
  /** The project. */
  root: string
  /** Where the bundled bench stands. */
  work: string
  /** A folder of its own, deleted at the end. */
  temporary: string
  /** The sections asked for; none means all. */
  asked: readonly string[]
  /** npm's own script. */
  npm: string
}

/** One line of the table. */
export interface Row {
  what: string
  against: string
  /** The figure, mostly a ratio of runs taken in turn. */
  measured: string
  toReach: string
  /** `stated`: there is nothing to reach. */
  reached: 'yes' | 'no' | 'stated' | 'not run'
}

export interface Section {
  name: string
  /** What it compares, in one line. */
  says: string
  rows: (place: Place) => Promise<Row[]>
}

/** A row with a number to stay under, or over. */
export function measuredRow(
  what: string,
  against: string,
  value: number,
  { most, least, unit = '×' }: { most?: number; least?: number; unit?: string },
): Row {
  const reached = (most === undefined || value <= most) && (least === undefined || value >= least)
  const toReach = most !== undefined ? `at most ${most}${unit}` : `at least ${least}${unit}`
  return {
    what,
    against,
    measured: `${shown(value)}${unit}`,
    toReach,
    reached: reached ? 'yes' : 'no',
  }
}

export function statedRow(what: string, against: string, measured: string): Row {
  return { what, against, measured, toReach: '–', reached: 'stated' }
}

export function notRunRow(what: string, why: string): Row {
  return { what, against: why, measured: '–', toReach: '–', reached: 'not run' }
}

function shown(value: number): string {
  if (value >= 100) return value.toFixed(0)
  return value >= 10 ? value.toFixed(1) : value.toFixed(3)
}
