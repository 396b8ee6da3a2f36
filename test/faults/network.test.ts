import { request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterEach, describe, expect, it } from 'vitest'
import { type DelayServer, startDelayServer } from '../../src/lab/network/delay-server.ts'
import type { Lab } from '../../src/lab/lab.ts'
import { RealClock } from '../../src/lab/clock/real-clock.ts'
import { LabRunner } from '../../src/runners/lab.ts'
import { host } from '../../testing/lab-host.ts'

const servers: DelayServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function start(options?: { mostConnections?: number }): Promise<DelayServer> {
  const server = await startDelayServer(new RealClock(host.realTime, 20), options)
  servers.push(server)
  return server
}

const portOf = ({ origin }: DelayServer): number => Number(new URL(origin).port)

/** What becomes of a connection: `refused`, or the first line of what comes before its end. */
function told(port: number, head: string, address = '127.0.0.1'): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(port, address, () => socket.write(head))
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
    socket.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : text.split('\r\n', 1)[0]!),
    )
    socket.on('close', () => resolve(text.split('\r\n', 1)[0]!))
  })
}

const get = (target: string, more = ''): string =>
  `GET ${target} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n${more}\r\n`

const untilIt = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve))
}

describe('nobody gets in to the delay server', () => {
  const own = Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
  )
  it.skipIf(own.length === 0)('by the address that other machines know this one by', async () => {
    const port = portOf(await start())
    expect(await told(port, get('/delay/0'))).toBe('HTTP/1.1 200 OK')
    for (const { address } of own)
      expect(await told(port, get('/delay/0'), address)).toBe('refused')
  })

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'])('with %s', async (method) => {
    const { counter, ...server } = await start()
    const head = get('/delay/0').replace('GET', method)
    expect(await told(portOf({ counter, ...server }), head)).toBe('HTTP/1.1 405 Method Not Allowed')
  })

  it('with CONNECT, which ends there', async () => {
    expect(await told(portOf(await start()), 'CONNECT example.org:443 HTTP/1.1\r\n\r\n')).toBe('')
  })

  it('with an upgrade, which is no more than the request', async () => {
    const head = get('/delay/0', 'upgrade: websocket\r\n')
    expect(await told(portOf(await start()), head)).not.toContain('101')
  })

  it('with a head that is too long, or no HTTP', async () => {
    const port = portOf(await start())
    expect(await told(port, get('/delay/0', `x: ${'x'.repeat(9000)}\r\n`))).toMatch(
      /^HTTP\/1.1 431/,
    )
    expect(await told(port, get(`/delay/0?${'x'.repeat(2001)}`))).toMatch(/^HTTP\/1.1 414/)
    expect(await told(port, '\x1b[2J\r\n\r\n')).toMatch(/^HTTP\/1.1 400/)
  })

  it('over more connections than it allows', async () => {
    const server = await start({ mostConnections: 2 })
    const port = portOf(server)
    const held: Socket[] = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')]
    await untilIt(() => server.counter.count.connections === 2)
    expect(await told(port, get('/delay/0'))).toBe('')
    for (const socket of held) socket.destroy()
  })

  it('but while a demo runs', async () => {
    let port = 0
    const during: string[] = []
    const program = async ({ fetch }: Lab): Promise<void> => {
      const { url } = (await (await fetch('/delay/0')).json()) as { url: string }
      port = Number(new URL(url).port)
      // The lab does not know of our own socket: a request keeps the run alive.
      const under = new AbortController()
      const waiting = fetch('/delay/60', { signal: under.signal }).catch(() => {})
      during.push(await told(port, get('/delay/0')))
      under.abort()
      await waiting
    }
    const common = { clock: 'real', speed: 20, seed: 1, deadlineMs: 30_000 } as const
    await new LabRunner(host).run({ ...common, program, network: { kind: 'delay-server' } })
    expect([...during, await told(port, get('/delay/0'))]).toEqual(['HTTP/1.1 200 OK', 'refused'])
  })

  it('but while a demo runs that is stopped', async () => {
    let port = 0
    const stopping = new AbortController()
    const program = async ({ fetch }: Lab): Promise<void> => {
      const { url } = (await (await fetch('/delay/0')).json()) as { url: string }
      port = Number(new URL(url).port)
      setImmediate(() => stopping.abort())
      await fetch('/delay/60')
    }
    const trace = await new LabRunner(host).run({
      program,
      clock: 'real',
      speed: 1,
      seed: 1,
      deadlineMs: 30_000,
      network: { kind: 'delay-server' },
      signal: stopping.signal,
    })
    expect(trace.ending).toMatchObject({ kind: 'stopped', why: 'asked' })
    expect(await told(port, get('/delay/0'))).toBe('refused')
  })
})

describe('the delay server', () => {
  it('takes a port that is free, however many there are', async () => {
    const ports = [await start(), await start(), await start()].map(portOf)
    expect(new Set(ports).size).toBe(3)
  })

  it('counts a client that goes in the middle of its reply, and answers the next', async () => {
    const server = await start()
    const leaving = request(`${server.origin}/slow-body/60`).on('error', () => {})
    leaving.on('response', (reply) => reply.on('error', () => {}) && leaving.destroy())
    leaving.end()
    await untilIt(() => server.counter.count.gone === 1)
    expect(await told(portOf(server), get('/delay/0'))).toBe('HTTP/1.1 200 OK')
  })

  it('ends while somebody reads nothing of what it answered', async () => {
    const server = await start()
    const sleepy = connect(portOf(server), '127.0.0.1', () => {
      sleepy.pause()
      for (let count = 0; count < 2000; count++) {
        sleepy.write(get('/delay/0').replace('connection: close\r\n', ''))
      }
    })
    sleepy.on('error', () => {})
    await untilIt(() => server.counter.count.requests > 0)
    await server.close()
    sleepy.destroy()
  })
})
