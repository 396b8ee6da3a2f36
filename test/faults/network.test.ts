import { request } from 'node:http'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
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

describe("a demo's request", () => {
  /** Its errors by a server that does what is told to each connection. */
  async function errorsBy(handle: (socket: Socket) => void): Promise<string[]> {
    const server = createServer(handle)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const errors: string[] = []
    await new LabRunner(host).run({
      program: async ({ fetch }) => {
        for (let count = 0; count < 2; count++) {
          try {
            await (await fetch('/')).text()
          } catch (error) {
            errors.push((error as Error).message)
          }
        }
      },
      clock: 'real',
      speed: 1,
      seed: 1,
      deadlineMs: 30_000,
      network: { kind: 'address', url: `http://127.0.0.1:${port}/` },
    })
    server.close()
    return errors
  }
  const lost = 'the connection was closed before the reply came'

  it('fails in one clear line when the connection is reset', async () => {
    expect(await errorsBy((socket) => void socket.resetAndDestroy())).toEqual([lost, lost])
  })

  it('fails in one clear line when the reply ends in its middle', async () => {
    const half = 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf'
    const errors = await errorsBy((socket) => void socket.on('data', () => socket.end(half)))
    expect(errors).toEqual([lost, lost])
  })

  it('fails in one line when what comes is no HTTP', async () => {
    const errors = await errorsBy((socket) => void socket.on('data', () => socket.end('\x1b[2J\n')))
    expect(errors).toHaveLength(2)
    for (const line of errors) expect(line).not.toMatch(/\n/)
  })
})

describe('a server that writes for ever', () => {
  const head = 'HTTP/1.1 200 OK\r\n'

  /** What a demo hears of it, and how much it wrote until it was left. */
  async function heard(
    begin: string,
    requests: number,
  ): Promise<{ errors: string[]; written: number; most: number }> {
    let [written, most] = [0, 0]
    const piece = Buffer.alloc(1 << 16, 'x-y: z\r\n')
    const server = createServer((socket) => {
      let own = 0
      const more = (): void => {
        while (!socket.destroyed && socket.write(piece)) {
          own += piece.length
          written += piece.length
          most = Math.max(most, own)
        }
      }
      socket.on('error', () => {}).on('drain', more)
      socket.once('data', () => {
        socket.write(begin)
        more()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const errors: string[] = []
    await new LabRunner(host).run({
      program: async ({ fetch }) => {
        await Promise.all(
          Array.from({ length: requests }, async () => {
            try {
              await (await fetch('/')).text()
            } catch (error) {
              errors.push((error as Error).message)
            }
          }),
        )
      },
      clock: 'real',
      speed: 1,
      seed: 1,
      deadlineMs: 30_000,
      network: { kind: 'address', url: `http://127.0.0.1:${port}/` },
    })
    server.close()
    return { errors, written, most }
  }

  /** What stands in the buffers between the two when a connection is left. */
  const onTheWay = 16_000_000

  it('is left after so much of a reply, which says so', async () => {
    const { errors, most } = await heard(`${head}\r\n`, 1)
    expect(errors).toEqual(['the reply is longer than 10 MB, and no more is read'])
    expect(most).toBeLessThan(10_000_000 + onTheWay)
  })

  it('is left after so much of all replies together', async () => {
    const { errors, written } = await heard(`${head}\r\n`, 12)
    expect(errors).toHaveLength(12)
    expect(errors).toContain(
      'the replies of this run together are longer than 100 MB, and no more is read',
    )
    expect(written).toBeLessThan(100_000_000 + 12 * onTheWay)
  })

  it('is left in the middle of a head that has no end', async () => {
    const { errors, most } = await heard(head, 1)
    expect(errors).toEqual(['the head of the reply is too long'])
    expect(most).toBeLessThan(onTheWay)
  })
})
