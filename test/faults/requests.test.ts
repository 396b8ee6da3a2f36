import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type DelayServer } from '../../src/lab/network/delay-server.ts'
import { LabRunner } from '../../src/runners/lab.ts'
import { host } from '../../testing/lab-host.ts'

const servers: DelayServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
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
