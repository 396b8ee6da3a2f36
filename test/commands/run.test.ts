import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { runInProcess } from '../../testing/in-process.ts'

describe('run', () => {
  it('prints one document whose totals are those of theory', async () => {
    const { exitCode, stdout } = await runInProcess(['run', '03-gather', '--json', '--speed', '10'])
    expect(exitCode).toBe(0)
    const document = JSON.parse(stdout)
    expect(Object.keys(document)).toEqual(['schemaVersion', 'lesson', 'knobs', 'speed', 'variants'])
    expect(document).toMatchObject({
      schemaVersion: 1,
      lesson: 'gather',
      knobs: { a: 1000, b: 2000, c: 500 },
      speed: 10,
    })
    const [oneByOne, together] = document.variants
    expect(oneByOne).toMatchObject({
      id: 'one-by-one',
      kind: 'lab',
      boundMs: 3500,
      peakInFlight: 1,
    })
    expect(together).toMatchObject({ id: 'together', boundMs: 2000, peakInFlight: 3 })
    expect(
      together.lanes.map(
        ({ name, outcome }: { name: string; outcome: string }) => `${name} ${outcome}`,
      ),
    ).toEqual(['A finished', 'B finished', 'C finished'])
    // The sum against the longest: a ratio of sibling runs, whatever the machine does.
    expect(oneByOne.totalMs / together.totalMs).toBeGreaterThan(1.4)
    expect(together.events[0]).toMatchObject({ kind: 'started', lane: 'A' })
  })

  it('runs one variant with knobs turned', async () => {
    const { stdout } = await runInProcess([
      'run',
      'gather',
      'together',
      '--set',
      'b=250',
      '--set',
      'a=300',
      '--speed',
      '10',
      '--json',
    ])
    const { knobs, variants } = JSON.parse(stdout)
    expect(knobs).toEqual({ a: 300, b: 250, c: 500 })
    expect(
      variants.map(({ id, boundMs }: { id: string; boundMs: number }) => [id, boundMs]),
    ).toEqual([['together', 500]])
  })

  it('has an exit code, no peak and its lines for a process', async () => {
    const { stdout } = await runInProcess(['run', 'event-loop', 'no-wait', '--json'])
    expect(JSON.parse(stdout).variants[0]).toMatchObject({
      kind: 'process',
      exitCode: 0,
      peakInFlight: null,
      output: ['first line', 'hello', 'last line', 'done', 'timer'],
    })
  })

  it('draws on stdout, and says it in words; in CI in words alone', async () => {
    const drawn = await runInProcess(['run', 'gather', 'together', '--speed', '20'])
    expect(drawn.stdout).toMatch(/together .*at 20×.* s\n {2}A [━┃]+\n/)
    expect(drawn.stdout).toMatch(/Together, at 20×: A from [\s\S]*Total /)
    const inCi = await runInProcess(['run', 'gather', 'together', '--speed', '20'], { CI: 'true' })
    expect(inCi.stdout).not.toMatch(/[\u2500-\u259f]/)
    expect(inCi.stdout).toMatch(/Together, at 20×: A from [\s\S]*Total /)
  })

  it('fetches from an address that is named, and says so first', async () => {
    let requests = 0
    const server = createServer((_request, response) => {
      requests++
      response.end('from elsewhere')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/page`
    const { exitCode, stdout, stderr } = await runInProcess([
      'run',
      'fetch',
      'five',
      '--url',
      url,
      '--json',
    ])
    server.close()
    expect([exitCode, requests]).toEqual([0, 5])
    expect(stderr).toContain(
      `Every request of this demo goes to ${url}, as often as the demo asks.`,
    )
    expect(JSON.parse(stdout).variants[0]).toMatchObject({ disturbed: null, ending: 'returned' })
  })

  it('refuses an address that is none', async () => {
    const { exitCode, stderr } = await runInProcess(['run', 'fetch', '--url', 'file:///etc/passwd'])
    expect([exitCode, stderr]).toEqual([
      2,
      'learn-async: "file:///etc/passwd" is no address: write one as https://example.org/\n',
    ])
  })
})
