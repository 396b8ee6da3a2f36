import type { OwnLane, OwnProgramRun } from './run.ts'

/** The name of each lane as it is shown: of several that would be called the same, with a number. */
export function laneNames(
  { lanes }: Pick<OwnProgramRun, 'lanes'>,
  showsArguments: boolean,
): string[] {
  const bare = lanes.map((lane) => functionName(lane))
  const counts = new Map<string, number>()
  for (const name of bare) counts.set(name, (counts.get(name) ?? 0) + 1)
  const numbers = new Map<string, number>()
  return lanes.map((lane, index) => {
    const name = bare[index]!
    if (lane.ownName !== undefined) return lane.ownName
    if (showsArguments && lane.argument !== undefined) return `${name} ${lane.argument}`
    if (counts.get(name) === 1) return name
    const number = (numbers.get(name) ?? 0) + 1
    numbers.set(name, number)
    return `${name} #${number}`
  })
}

/** What lanes of one kind are called: by it they stand in one row. */
export function functionName({ function: name, isTop, file, line }: OwnLane): string {
  if (name !== null) return name
  const short = file?.split('/').at(-1) ?? 'a task'
  return isTop || line === null ? short : `${short}:${line}`
}
