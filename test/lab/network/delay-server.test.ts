import { request as httpRequest } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { type DelayServer, startDelayServer } from '../../../src/lab/network/delay-server.ts'
import { RealClock } from '../../../src/lab/clock/real-clock.ts'
import { host } from '../../../testing/lab-host.ts'

let server: DelayServer | null = null
afterEach(() => server?.close())

async function start(): Promise<string> {
  server = await startDelayServer(new RealClock(host.realTime, 20))
  return server.origin
}

describe('the delay server', () => {
  it('listens on the loopback address alone', async () => {
    expect(await start()).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  })

  it('answers /delay as httpbin does', async () => {
    const origin = await start()
    const response = await fetch(`${origin}/delay/0.2?name=x`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.json()).toMatchObject({
      args: { name: 'x' },
      origin: '127.0.0.1',
      url: `${origin}/delay/0.2?name=x`,
    })
  })

  it.each([
    ['/status/404', 404],
    ['/status/503', 503],
    ['/status/99', 400],
    ['/status/x', 400],
    ['/delay/61', 400],
    ['/delay/-1', 400],
    ['/delay/abc', 400],
    ['/delay/2-1', 400],
    ['/delay/1-2-3', 400],
    ['/delay/', 400],
    ['/delay/0/more', 404],
    ['/', 404],
    ['/nowhere', 404],
    [`/delay/0?${'x'.repeat(3000)}`, 414],
  ])('answers %s with %d', async (path, status) => {
    const origin = await start()
    expect((await fetch(origin + path)).status).toBe(status)
  })

  it('answers GET alone', async () => {
    const origin = await start()
    expect((await fetch(`${origin}/delay/0`, { method: 'POST' })).status).toBe(405)
  })

  it('drops the connection of /fail', async () => {
    const origin = await start()
    await expect(fetch(`${origin}/fail`)).rejects.toThrow()
  })

  it('sends the head of /slow-body before its body', async () => {
    const origin = await start()
    const order: string[] = []
    const response = await fetch(`${origin}/slow-body/1`)
    order.push('head')
    const body = response.text().then(() => order.push('body'))
    order.push('between')
    await body
    expect(order).toEqual(['head', 'between', 'body'])
  })

  it('counts requests, the most at a time, connections and who left', async () => {
    const origin = await start()
    await Promise.all(
      [1, 2, 3].map(() => fetch(`${origin}/delay/2`).then((response) => response.text())),
    )
    const leaving = httpRequest(`${origin}/delay/60`).on('error', () => {})
    leaving.end()
    while (server!.counter.count.requests < 4) await new Promise((resolve) => setImmediate(resolve))
    leaving.destroy()
    while (server!.counter.count.gone < 1) await new Promise((resolve) => setImmediate(resolve))
    expect(server!.counter.count).toEqual({ requests: 4, peakInFlight: 3, connections: 4, gone: 1 })
  })
})
