import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Semaphore, TaskGroup } from '../src/lab/public.ts'
import { installed, outputOf } from './children.ts'
import { inTurn, timed } from './in-turn.ts'
import { measuredRow, type Section } from './section.ts'

const jobs = 200_000
const groups = 20_000
const tasksEach = 10
const rounds = 5

/** Limits and groups, against what people use today. */
export const limits: Section = {
  name: 'limits',
  says: `${jobs} jobs through a limit of 3; ${groups} groups of ${tasksEach} tasks`,
  async rows(place) {
    const modules = await installed(place, 'p-limit')
    const { default: pLimit } = (await import(
      pathToFileURL(path.join(modules, 'p-limit/index.js')).href
    )) as { default: (limit: number) => (work: () => Promise<void>) => Promise<void> }
    const script = path.join(place.root, 'bench/python/groups.py')
    const times = await inTurn(rounds, {
      semaphore: () =>
        timed(() => {
          const places = new Semaphore(3)
          return all(() => places.run(async () => {}))
        }),
      pLimit: () =>
        timed(() => {
          const limited = pLimit(3)
          return all(() => limited(async () => {}))
        }),
      group: () => timed(manyGroups),
      pythonGroup: async () =>
        Number(await outputOf('python3', [script, String(groups), String(tasksEach)])),
    })
    return [
      measuredRow('Semaphore', 'p-limit (times as quick)', times.pLimit / times.semaphore, {
        least: 1,
      }),
      measuredRow(
        'TaskGroup',
        'asyncio.TaskGroup (times as quick)',
        times.pythonGroup / times.group,
        { least: 1 },
      ),
    ]
  },
}

async function all(job: () => Promise<unknown>): Promise<void> {
  await Promise.all(Array.from({ length: jobs }, job))
}

async function manyGroups(): Promise<void> {
  for (let count = 0; count < groups; count++) {
    await TaskGroup.run((group) => {
      for (let index = 0; index < tasksEach; index++) void group.start(async () => {})
    })
  }
}
