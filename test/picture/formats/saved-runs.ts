import type { Lab } from '../../../src/lab/lab.ts'
import { LabRunner } from '../../../src/runners/lab.ts'
import type { Picture } from '../../../src/picture/picture.ts'
import type { SavedRun } from '../../../src/picture/formats/saved-run.ts'
import { host } from '../../../testing/lab-host.ts'
import { processTrace, labTrace, wait } from '../../../testing/traces.ts'
import { picture } from '../pictures.ts'

export function saved(pictures: readonly Picture[], more: Partial<SavedRun> = {}): SavedRun {
  return {
    lesson: 'gather',
    title: 'Together: Promise.all, gather',
    course: null,
    command: 'learn-async run gather',
    knobs: { a: 1000 },
    pictures,
    ...more,
  }
}

/** A program's exact run on the virtual clock. */
async function exactly(
  title: string,
  program: (lab: Lab) => Promise<unknown>,
  more: Partial<Picture> = {},
): Promise<Picture> {
  const trace = await new LabRunner(host).run({
    program,
    clock: 'virtual',
    seed: 1,
    speed: 1,
    network: null,
    deadlineMs: 10_000,
  })
  return picture(title, trace, more)
}

export const oneByOne = (): Promise<Picture> =>
  exactly(
    'one by one',
    async ({ wait }) => {
      await wait('A', 1000)
      await wait('B', 2000)
      await wait('C', 500)
    },
    { boundMs: 3500 },
  )

export const together = (): Promise<Picture> =>
  exactly(
    'together',
    ({ wait }) => Promise.all([wait('A', 1000), wait('B', 2000), wait('C', 500)]),
    { boundMs: 2000 },
  )

/** A full queue that holds its producer back. */
export const fullQueue = (): Promise<Picture> =>
  exactly('a full queue', async ({ Queue, sleep, task }) => {
    const queue = new Queue<number>(2)
    const produce = async (): Promise<void> => {
      for (let item = 0; item < 6; item++) {
        await sleep(50)
        await queue.put(item)
      }
    }
    const consume = async (): Promise<void> => {
      for (let item = 0; item < 6; item++) {
        await queue.get()
        await sleep(150)
      }
    }
    await Promise.all([task('producer', produce), task('consumer', consume)])
  })

/** Every sign there is: held thread, ready, failed, cancelled, left, the demo's own end, its own lines. */
export const everySign = (): Promise<Picture> =>
  exactly(
    'every sign',
    async ({ busy, log, sleep, task, timeout, wait }) => {
      const failing = task('fails', async () => {
        await sleep(200)
        throw new Error('no luck')
      }).catch(() => log('heard'))
      const stopped = task('stopped', () => sleep(5000, { signal: timeout(250) })).catch(() => {})
      void wait('late', 100)
      void wait('runs on', 900)
      await sleep(50)
      task('crunch', () => busy(300)).catch(() => {})
      await Promise.all([failing, stopped])
    },
    { boundMs: 250 },
  )

export const aProcess = (): Picture =>
  picture(
    'a process',
    processTrace(
      [
        ['first line', 0],
        ['done', 51],
      ],
      1,
      ['it broke'],
    ),
  )

/** So many lanes, each at its own time. */
export const many = (count: number): Picture =>
  picture(
    `${count} lanes`,
    labTrace(
      Array.from({ length: count }, (_, index) =>
        wait(`job ${index + 1}`, index * 10, index * 10 + 37 * ((index * 7) % 11)),
      ).flat(),
    ),
  )

/** What must reach neither a terminal nor markup as it is. */
const hostile = '</script><b>"\'&\u001b[31m\u202e\u0000\ufffe]]>'

/** A run in which every text is hostile. */
export const hostileRun = (): SavedRun => {
  const error = { name: hostile, message: hostile }
  const trace = labTrace([
    { kind: 'started', lane: hostile, atMs: 0 },
    { kind: 'logged', lane: hostile, text: hostile, atMs: 1 },
    { kind: 'logged', lane: '', text: hostile, atMs: 1 },
    { kind: 'queued', lane: hostile, queue: hostile, size: 1, bound: null, atMs: 1 },
    { kind: 'failed', lane: hostile, error, atMs: 100 },
  ])
  const lines = { ...processTrace([[hostile, 0]], 1, [hostile]) }
  return saved(
    [
      picture(
        hostile,
        { ...trace, ending: { kind: 'threw', atMs: 100, error } },
        { notes: [hostile] },
      ),
      picture(hostile, lines, { notes: [hostile] }),
    ],
    { title: hostile, command: hostile },
  )
}
