import { runHost } from '../../testing/host.ts'
import { lateHost } from '../../testing/late-host.ts'
import { asPart } from '../parts.ts'
import { houseLessons } from './course.ts'
import { familiesOn } from './families.ts'
import { fuzz, type FuzzJob, type Tried } from './fuzz.ts'

asPart<FuzzJob, Tried>(async (job, at) => {
  const machine = lateHost(runHost)
  const families = await familiesOn({ host: machine.host, lessons: await houseLessons() })
  const family = families.find(({ name }) => name === job.family)
  if (family === undefined) throw new Error(`there is no family "${job.family}"`)
  const strays: unknown[] = []
  process.on('unhandledRejection', (error) => strays.push(error))
  const tried = await fuzz(family, job, at)
  await machine.remove()
  const [stray] = strays
  const fault = `a promise was rejected that nobody listens to: ${String(stray)}`
  return stray === undefined || tried.found !== null
    ? tried
    : { ...tried, found: { shown: 'one of them', fault, seed: job.seed, path: '' } }
})
