import type { App } from '../app.ts'
import { checkCourse } from '../catalog/check.ts'
import type { Fault } from '../catalog/fault.ts'
import { checkBehaviour } from '../session/contract.ts'
import type { Given } from './commands.ts'
import { schemaVersion } from './schema.ts'

/** Checks lessons: their form, then, for those that could be loaded, what they do. Exit code 1 with a fault. */
export async function execute(app: App, given: Given): Promise<number> {
  const folder = (given.folder as string | undefined) ?? app.course
  const { lessons, faults } = await checkCourse(app.courseFiles, folder)
  const all: Fault[] = [...faults]
  for (const loaded of lessons) all.push(...(await checkBehaviour(app.runHost, loaded)))
  if (given.json)
    app.write(
      `${JSON.stringify({ schemaVersion, lessons: lessons.map(({ id }) => id), faults: all }, null, 2)}\n`,
    )
  else {
    for (const { file, fault } of all) app.write(`${file}: ${fault}\n`)
    const count = lessons.length === 1 ? '1 lesson' : `${lessons.length} lessons`
    app.write(`${count} checked, ${all.length === 0 ? 'no fault' : `${all.length} to mend`}.\n`)
    const again = given.folder === undefined ? 'check' : `check "${String(given.folder)}"`
    app.write(`Next: learn-async ${all.length === 0 ? 'list' : again}\n`)
  }
  return all.length === 0 ? 0 : 1
}
