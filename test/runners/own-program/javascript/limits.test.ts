import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { begun } from '../../../../src/runners/own-program/javascript/child/activation.ts'
import {
  type Frame,
  frames,
  isMadeIn,
  placesOf,
} from '../../../../src/runners/own-program/javascript/child/executor.ts'
import { Limits } from '../../../../src/runners/own-program/javascript/child/limits.ts'
import { Log } from '../../../../src/runners/own-program/javascript/child/log.ts'
import { files, kind } from '../../../../src/runners/own-program/javascript/log-format.ts'

const call = (id: number) => begun({ id, site: 1, step: 1, caller: null, argument: undefined })

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'learn-async-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the limit of an agent', () => {
  /** An agent that takes a request at once if it has a place. */
  class Agent {
    maxSockets = 1
    protocol = 'http:'
    requests: Record<string, Request[]> = {}
    used = 0
    addRequest(request: Request): void {
      if (this.used++ < this.maxSockets) request.onSocket()
      else (this.requests['host'] ??= []).push(request)
    }
  }
  class Request {
    sockets = 0
    onSocket(): void {
      this.sockets++
    }
  }

  function watched(isExecuted = true) {
    class Own extends Agent {}
    class Asking extends Request {}
    Object.assign(Own.prototype, { addRequest: Agent.prototype.addRequest })
    Object.assign(Asking.prototype, { onSocket: Request.prototype.onSocket })
    const log = new Log(folder)
    const limits = new Limits(log, () => isExecuted)
    let asker: ReturnType<Parameters<Limits['look']>[0]> = null
    limits.watch({ Agent: Own, ClientRequest: Asking } as never, () => asker)
    const agent = new Own()
    /** A request in the executor of a promise, which one call awaits. */
    const asks = (id: number): { request: Asking; made: object } => {
      const [request, made] = [new Asking(), {}]
      asker = { activation: call(id), made }
      agent.addRequest(request)
      limits.awaited(asker.activation, made)
      return { request, made }
    }
    const told = (): unknown[] => {
      log.close()
      const bytes = readFileSync(path.join(folder, files.events))
      return Array.from({ length: bytes.length / 16 }, (_, at) => [
        bytes.readUInt32LE(at * 16 + 4) & 15,
        bytes.readUInt32LE(at * 16 + 8),
        bytes.readUInt32LE(at * 16 + 12),
      ])
    }
    return { agent, asks, told, limits }
  }

  it('is told by who awaits a request: from when it asked until it has a socket', () => {
    const { asks, told, limits } = watched()
    asks(1)
    const { request, made } = asks(2)
    // Whoever awaits it too has asked for nothing.
    limits.awaited(call(3), made)
    request.onSocket()
    expect([request.sockets, limits.isUsed]).toEqual([1, true])
    expect(told()).toEqual([
      [kind.held, 1, 1],
      [kind.held, 1, 0],
      [kind.held, 2, 1],
      [kind.held, 2, 0],
    ])
  })

  it('is told by who awaits what was made of the promise', () => {
    const { agent, asks, told, limits } = watched()
    agent.protocol = 'https:'
    const { made } = asks(1)
    const [derived, other] = [{}, {}]
    limits.derived(derived, made)
    limits.derived({}, other)
    limits.awaited(call(2), other)
    expect(told()).toHaveLength(2)
    expect(readFileSync(path.join(folder, files.told), 'utf8')).toContain('https.Agent')
  })

  it('is not told where the agent has none, where no promise is made, or of another kind of agent', () => {
    const { agent, asks, told, limits } = watched(false)
    asks(1)
    agent.maxSockets = Infinity
    asks(2)
    expect([told(), limits.isUsed]).toEqual([[], false])
    const odd = watched()
    Object.assign(odd.agent, { used: -5, requests: null })
    odd.asks(1)
    expect([odd.told(), odd.limits.isUsed]).toEqual([[], false])
  })

  it('is not looked at where the program has frozen it', async () => {
    const { getBuiltinModule } = process
    class Other extends Agent {}
    class Asking extends Request {}
    await import('node:http')
    Object.freeze(Asking.prototype)
    process.getBuiltinModule = (() => ({
      Agent: Other,
      ClientRequest: Asking,
    })) as never
    try {
      const limits = new Limits(new Log(folder), () => true)
      expect(() => limits.look(() => null)).not.toThrow()
      expect(Object.hasOwn(Other.prototype, 'addRequest')).toBe(false)
    } finally {
      process.getBuiltinModule = getBuiltinModule
    }
  })

  it('looks for agents only when the program has loaded them', async () => {
    const { Agent: Real } = await import('node:http')
    const { addRequest } = Real.prototype as unknown as Agent
    const limits = new Limits(new Log(folder), () => true)
    limits.look(() => null)
    limits.look(() => null)
    const now = (Real.prototype as unknown as Agent).addRequest
    Object.assign(Real.prototype, { addRequest })
    expect([now === addRequest, now.name, now.length]).toEqual([false, 'addRequest', 4])
  })
})

describe('the executor of a promise', () => {
  const at = (line: number, name = ''): Frame => ({ file: '/a.mjs', line, name, isPromise: false })
  const promise: Frame = { file: '', line: 0, name: 'Promise', isPromise: true }
  const load = { path: '/a.mjs', site: [5, 9, 'load', 0] as [number, number, string, 0] }

  it.each<[string, boolean, Frame[]]>([
    ['made in the call', true, [at(6), promise, at(6, 'load')]],
    ['made in what the call called', true, [at(2), promise, at(1, 'get'), at(7, 'load')]],
    ['around the call', false, [at(6, 'load'), at(20), promise, at(19)]],
    ['around the call of itself', false, [at(6, 'load'), at(7), promise, at(7, 'load')]],
    ['made in its first line', true, [at(5), promise, at(5, 'load')]],
    ['around what stands in its line', false, [at(5), promise, at(5, 'other')]],
    ['none', false, [at(6, 'load')]],
  ])('%s: %s', (_what, isIt, stack) => {
    expect(isMadeIn(stack, load)).toBe(isIt)
  })

  it('is seen in a stack, of which nothing stays', () => {
    const { stackTraceLimit, prepareStackTrace } = Error
    let seen: Frame[] = []
    void new Promise(() => (seen = frames()))
    const first = seen.findIndex(({ isPromise }) => isPromise)
    expect(seen[first + 1]!.file).toMatch(/limits\.test\.ts$/)
    expect([Error.stackTraceLimit, Error.prepareStackTrace]).toEqual([
      stackTraceLimit,
      prepareStackTrace,
    ])
  })

  it('stands in a call whose place the log knows', () => {
    const log = new Log(folder)
    const placeOf = placesOf(folder, () => log.flush())
    expect(placeOf(1)).toBeNull()
    const site: [number, number, string, 0] = [5, 9, 'load', 0]
    log.tell({ told: 'file', path: '/a.mjs', first: 1, sites: [site], inRow: [] })
    expect([placeOf(1), placeOf(1)]).toEqual([load, load])
    log.close()
  })
})
