import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as undici from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { begun } from '../../../../src/runners/own-program/javascript/child/activation.ts'
import { Limits } from '../../../../src/runners/own-program/javascript/child/limits.ts'
import { Log } from '../../../../src/runners/own-program/javascript/child/log.ts'
import {
  type LoadedUndici,
  Undici,
} from '../../../../src/runners/own-program/javascript/child/undici.ts'
import { files } from '../../../../src/runners/own-program/javascript/log-format.ts'

const loaded = { ...undici, fetch: undici.fetch }
const folder = mkdtempSync(path.join(tmpdir(), 'learn-async-test-'))
const { fetch: realFetch } = globalThis
const server = http.createServer((_request, response) => response.end('x'))
let url = ''
let log: Log
let limits: Limits
let calls = 0

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  log = new Log(folder)
  limits = new Limits(log)
  new Undici(limits).watch(loaded as unknown as LoadedUndici)
})
afterAll(() => {
  globalThis.fetch = realFetch
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

/** Who of so many that ask in one step is told to have waited, and for what. */
async function heldBack(asks: () => Promise<unknown>, count = 3): Promise<string[]> {
  log.flush()
  calls = 0
  const before = readFileSync(path.join(folder, files.events)).length
  const asked = Array.from({ length: count }, () => {
    const promise = asks()
    limits.awaited(begun({ id: ++calls, site: 1, step: 1, caller: null, argument: 0 }), promise)
    return promise
  })
  log.flush()
  const atOnce = readFileSync(path.join(folder, files.events)).subarray(before)
  await Promise.all(asked)
  log.flush()
  const all = readFileSync(path.join(folder, files.events)).subarray(before)
  const texts = readFileSync(path.join(folder, files.told), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"text"'))
    .map((line) => (JSON.parse(line) as { text: string }).text)
  const others = (bytes: Buffer): [number, number][] =>
    Array.from({ length: bytes.length / 16 }, (_, at) => [
      bytes.readUInt32LE(at * 16 + 8),
      bytes.readUInt32LE(at * 16 + 12),
    ])
  // Everyone who asked has a place in the end.
  expect(others(all).filter(([, what]) => what === 0)).toHaveLength(others(all).length / 2)
  const hasPlace = new Set(others(atOnce).flatMap(([id, what]) => (what === 0 ? [id] : [])))
  return others(atOnce).flatMap(([id, what]) =>
    what === 0 ? [] : [`${id} ${hasPlace.has(id) ? 'asked' : 'waited'} ${texts[what - 1]}`],
  )
}

const get = { path: '/', method: 'GET' } as const

describe('a request by undici', () => {
  it('waits for a connection of a pool that has few, and of no other pool', async () => {
    const [few, all] = [new undici.Pool(url, { connections: 2 }), new undici.Pool(url)]
    expect(await heldBack(() => few.request(get))).toEqual([
      '1 asked undici.Pool',
      '2 asked undici.Pool',
      '3 waited undici.Pool',
    ])
    expect(await heldBack(() => all.request(get))).toEqual([])
    await Promise.all([few.destroy(), all.destroy()])
  })

  it('waits for a client that has one under way', async () => {
    const client = new undici.Client(url)
    expect(await heldBack(async () => undefined)).toEqual([])
    expect(await heldBack(() => loaded.request(url, { dispatcher: client }), 2)).toEqual([
      '1 asked undici.Client',
      '2 waited undici.Client',
    ])
    // Its first response is not read, so nothing else may be sent.
    await client.destroy()
  })

  it('waits for an agent, by whichever fetch', async () => {
    const agent = new undici.Agent({ connections: 1 })
    const text = (response: { text(): Promise<string> }): Promise<string> => response.text()
    for (const fetch of [loaded.fetch, globalThis.fetch as never]) {
      const asked = await heldBack(() => fetch(url, { dispatcher: agent }), 1)
      expect(asked).toEqual(['1 asked undici.Agent'])
    }
    await agent.destroy()
    const pipelined = new undici.Client(url, { pipelining: 2 })
    await loaded.fetch(url, { dispatcher: pipelined }).then(text)
    const redirected = { ...get, maxRedirections: 1 } as never
    expect(await heldBack(() => pipelined.request(redirected).catch(() => {}), 1)).toEqual([])
    await pipelined.destroy()
  })

  it('is not asked about without a call that gives a promise, or by an undici of another kind', () => {
    const client = new undici.Client(url)
    client.request(get, () => {})
    client.destroy(() => {})
    expect(() => new Undici(limits).watch({} as never)).not.toThrow()
  })
})
