import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import type { LoadedLesson } from '../../../src/course/load.ts'
import type { Lab } from '../../../src/lab/lab.ts'
import { nativeWaits } from '../../../src/course/check/native-waits.ts'
import { goodLesson } from '../../../testing/courses.ts'
import { disk, runHost } from '../../../testing/host.ts'

type Demo = (lab: Lab) => Promise<unknown>

const folder = fileURLToPath(new URL('../../fixtures/native-waits', import.meta.url))
const demos = (await disk.load(path.join(folder, 'demo.js'))) as Record<string, Demo>

async function faultsOf(run: Demo): Promise<string[]> {
  const good = await goodLesson()
  const loaded: LoadedLesson = {
    ...good,
    folder,
    lesson: {
      ...good.lesson,
      variants: [{ kind: 'lab', id: 'demo', title: 'demo', file: 'demo.js', run, bound: () => 0 }],
      snippets: [],
    },
  }
  return nativeWaits(runHost, loaded)
}

it.each([
  ['timer', "demo.js:7 waits for a timer of Node's own: use the lab's sleep, wait or timeout"],
  ['promisedTimer', "demo.js:10 waits for a timer of Node's own"],
  ['immediate', "demo.js:13 waits for an immediate of Node's own: use the lab's immediate"],
  ['timeoutSignal', "demo.js:16 waits for a timer of Node's own"],
  ['reading', 'demo.js:21 waits for a file, which takes no time on the virtual clock'],
  ['child', 'demo.js:25 waits for a child process: make it a process variant'],
  ['packing', "demo.js:27 waits for a thread of Node's own: use the lab's offload"],
  ['inHelper', "helper.js:3 waits for a timer of Node's own"],
  ['interval', "demo.js:32 waits for a timer of Node's own"],
])('names the line of %s', async (name, fault) => {
  expect((await faultsOf(demos[name]!))[0]).toContain(fault)
})

it('says nothing of what the lab waits for', async () => {
  const everything: Demo = async ({
    sleep,
    wait,
    setImmediate,
    timeout,
    withTimeout,
    offload,
    log,
    Queue,
  }) => {
    await Promise.all([sleep(5), wait('A', 3), setImmediate()])
    timeout(20).addEventListener('abort', () => log('late'))
    await withTimeout(() => sleep(2), 10)
    await offload((_thread, given) => given, structuredClone({ n: 1 }))
    await new Queue<number>(1).put(1)
    queueMicrotask(() => log('microtask'))
    process.nextTick(() => log('tick'))
    await sleep(1)
  }
  expect(await faultsOf(everything)).toEqual([])
})
