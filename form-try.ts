import { checkCourse } from './src/course/check/check.ts'
import { checkBehaviour } from './src/course/check/contract.ts'
import { disk } from './testing/courses.ts'
import { placeOf } from './src/course/fault.ts'
const [course, only] = process.argv.slice(2)
const { lessons, faults } = await checkCourse(disk, course!)
for (const f of faults) console.log(placeOf(f) + ': ' + f.fault)
if (only) {
  const { expectedHost } = await import('./testing/expected-host.ts') as any
  for (const l of lessons.filter(({name}) => only === 'all' || name.startsWith(only))) {
    const all = await checkBehaviour(expectedHost, l)
    for (const f of all) console.log(placeOf(f) + ': ' + f.fault)
  }
}
