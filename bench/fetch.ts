import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Lab } from '../src/lab/lab.ts'
import { environment, outputOf, pythonWith } from './children.ts'
import { realRun } from './host.ts'
import { inTurn, timed } from './in-turn.ts'
import { measuredRow, notRunRow, type Place, type Row, type Section, statedRow } from './section.ts'

/** So many requests at once, and how often the time of one they may take. */
const crowds: [count: number, most: number][] = [
  [100, 1.1],
  [1000, 1.5],
]
const largest = 10_000

/** Many requests of a second each through the lab, the server in a process of its own. */
export const fetching: Section = {
  name: 'fetch',
  says: 'n requests of 1 s at once through the lab, against one request, and against aiohttp without a limit',
  async rows(place) {
    const server = await serverProcess(place)
    try {
      const url = `${server.origin}/delay/1`
      return [...(await againstOne(url)), ...(await againstPython(place, url))]
    } finally {
      server.stop()
    }
  },
}

async function againstOne(url: string): Promise<Row[]> {
  const rows: Row[] = []
  for (const [count, most] of crowds) {
    const times = await inTurn(3, { one: () => getAll(url, 1), all: () => getAll(url, count) })
    rows.push(measuredRow(`fetch ${count} × 1 s`, 'one request', times.all / times.one, { most }))
  }
  return rows
}

async function againstPython(place: Place, url: string): Promise<Row[]> {
  const python = await pythonWith('aiohttp')
  if (python === null) {
    return [
      notRunRow(`fetch ${largest} × 1 s`, "no Python with aiohttp (Debian's python3-aiohttp)"),
    ]
  }
  const script = path.join(place.root, 'bench/python/fetch_all.py')
  let failed = 0
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50)
  const times = await inTurn(3, {
    ours: () => getAll(url, largest, () => failed++),
    aiohttp: async () => Number(await outputOf(python, [script, url, String(largest)])),
  })
  clearInterval(watch)
  return [
    measuredRow(`fetch ${largest} × 1 s`, 'aiohttp limit=0', times.ours / times.aiohttp, {
      most: 0.75,
    }),
    measuredRow('failures among them', '–', failed, { most: 0, unit: '' }),
    statedRow('memory for them', '–', `${Math.round((most - before) / 1e6)} MB`),
  ]
}

/** Milliseconds that so many take, each in a lane, its body read. */
async function getAll(url: string, count: number, whenFailed?: () => void): Promise<number> {
  let ms = 0
  await realRun(
    async (lab) => {
      ms = await timed(() =>
        Promise.all(Array.from({ length: count }, (_, index) => getOne(lab, index, whenFailed))),
      )
    },
    { network: { kind: 'address', url } },
  )
  return ms
}

function getOne(lab: Lab, index: number, whenFailed?: () => void): Promise<unknown> {
  const got = lab.task(`url ${index}`, async () => (await lab.fetch('/')).text())
  return whenFailed === undefined ? got : got.catch(whenFailed)
}

async function serverProcess({ work }: Place): Promise<{ origin: string; stop: () => void }> {
  const child = spawn(process.execPath, [path.join(work, 'delay-server-process.mjs')], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [origin] = (await once(child.stdout, 'data')) as [Buffer]
  return { origin: String(origin).trim(), stop: () => void child.kill() }
}
