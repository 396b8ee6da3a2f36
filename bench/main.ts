import { drawing } from './drawing.ts'
import { fetching } from './fetch.ts'
import { fidelity } from './fidelity.ts'
import { limits } from './limits.ts'
import { thePackage } from './package.ts'
import { pictures } from './pictures.ts'
import { queues } from './queue.ts'
import type { Place, Row, Section } from './section.ts'
import { startUp } from './start-up.ts'
import { tasks } from './tasks.ts'

const sections: readonly Section[] = [
  startUp,
  thePackage,
  fidelity,
  drawing,
  fetching,
  queues,
  limits,
  tasks,
  pictures,
]

/** Runs the sections asked for and prints one table; resolves to the exit code, 1 when something is not reached. */
export async function bench(place: Place): Promise<number> {
  const unknown = place.asked.find((name) => !sections.some((section) => section.name === name))
  if (unknown !== undefined) {
    const names = sections.map(({ name }) => name).join(', ')
    console.error(`bench: there is no section "${unknown}"; it has ${names}`)
    return 2
  }
  const chosen = sections.filter(
    ({ name }) => place.asked.length === 0 || place.asked.includes(name),
  )
  const rows: Row[] = []
  for (const { name, says, rows: measure } of chosen) {
    console.log(`${name}: ${says}`)
    rows.push(...(await measure(place)))
  }
  console.log('')
  console.table(rows)
  const missed = rows.filter(({ reached }) => reached === 'no')
  console.log(
    missed.length === 0 ? 'All that was to be reached is.' : `${missed.length} not reached.`,
  )
  return missed.length === 0 ? 0 : 1
}
