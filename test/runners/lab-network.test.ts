import { describe, expect, it } from 'vitest'
import type { ServerChoice } from '../../src/lab/network/network.ts'
import { computeFacts } from '../../src/trace/facts.ts'
import { crowd, run } from '../../testing/in-lab.ts'

describe('the network of a virtual run', () => {
  const network: ServerChoice = { kind: 'delay-server' }

  it('lets 100 requests over 10 connections take exactly ten times one', async () => {
    const trace = await run(crowd(10), { network })
    expect(trace.ending.atMs).toBe(2000)
    expect(trace.server).toEqual({ requests: 100, peakInFlight: 10, connections: 10, gone: 0 })
    expect(computeFacts(trace).peakInFlight).toBe(10)
  })

  it('lets 100 requests without a limit take as long as one', async () => {
    const trace = await run(crowd(), { network })
    expect([trace.ending.atMs, trace.server?.peakInFlight]).toEqual([200, 100])
  })

  it('gives the head before the body', async () => {
    const trace = await run(
      async ({ fetch, now }) => {
        const response = await fetch('/slow-body/0.3')
        const headMs = now()
        await response.text()
        return [headMs, now()]
      },
      { network },
    )
    expect(trace.ending).toMatchObject({ value: [0, 300] })
  })

  it('resolves for a 404 and rejects for a dropped connection', async () => {
    const trace = await run(
      async ({ fetch }) => {
        const { status, ok } = await fetch('/status/404')
        const dropped = await fetch('/fail').catch((error: Error) => error.message)
        return [status, ok, dropped]
      },
      { network },
    )
    expect(trace.ending).toMatchObject({
      value: [404, false, 'the connection was closed before the reply came'],
    })
  })

  it('frees the place of a request that was aborted, and counts it as gone', async () => {
    const trace = await run(
      async ({ Agent, fetch, task, timeout }) => {
        const signal = timeout(50)
        const dispatcher = new Agent({ connections: 1 })
        await Promise.allSettled([
          task('aborted', () => fetch('/delay/10', { signal, dispatcher })),
          task('next', () => fetch('/delay/0.1', { dispatcher })),
        ])
      },
      { network },
    )
    expect([trace.ending.atMs, trace.server?.gone]).toEqual([150, 1])
    expect(computeFacts(trace).lanes.map(({ outcome }) => outcome)).toEqual([
      'cancelled',
      'finished',
    ])
  })
})
