import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { environment } from './children.ts'
import { drawing } from './drawing.ts'
import { fetching } from './fetch.ts'
import { fidelity } from './fidelity.ts'
import { limits } from './limits.ts'
import { thePackage } from './package.ts'
import { pictures } from './pictures.ts'
import { practice } from './practice.ts'
import { queues } from './queue.ts'
import { reading } from './reading.ts'
import type { Place, Row, Section } from './section.ts'
import { startUp } from './start-up.ts'
import { tasks } from './tasks.ts'
import { tracing } from './trace.ts'

export const sections: readonly Section[] = [
  startUp,
  thePackage,
  fidelity,
  drawing,
  fetching,
  queues,
  limits,
  tasks,
  pictures,
  practice,
  reading,
  tracing,
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
  for (const { name, says } of chosen) {
    console.log(`${name}: ${says}`)
    rows.push(...(await rowsOf(place, name)))
  }
  console.log('')
  console.table(rows)
  const missed = rows.filter(({ reached }) => reached === 'no')
  console.log(
    missed.length === 0 ? 'All that was to be reached is.' : `${missed.length} not reached.`,
  )
  return missed.length === 0 ? 0 : 1
}

async function rowsOf(place: Place, name: string): Promise<Row[]> {
  const child = fork(path.join(place.work, 'one-section.mjs'), {
    env: environment,
    execArgv: ['--expose-gc'],
  })
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`section ${name} ended with ${code} before it had measured anything`)
  })
  failed.catch(() => {})
  child.send({ place, name })
  const [rows] = (await Promise.race([once(child, 'message'), failed])) as [Row[]]
  return rows
}
