import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { begun } from '../../../../src/runners/own-program/javascript/child/activation.ts'
import { HttpAgents } from '../../../../src/runners/own-program/javascript/child/http-agents.ts'
import { LabLimits } from '../../../../src/runners/own-program/javascript/child/lab-limits.ts'
import { type Asker, Limits } from '../../../../src/runners/own-program/javascript/child/limits.ts'
import { Queue, RateLimiter, Semaphore, type WaitOptions } from '../../../../src/lab/public.ts'
import { Log } from '../../../../src/runners/own-program/javascript/child/log.ts'
import { files, kind } from '../../../../src/runners/own-program/javascript/log-format.ts'

const call = (id: number) => begun({ id, site: 1, step: 1, caller: null, argument: undefined })

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'learn-async-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Kind, call and the text of what it waits for, of each event. */
function toldBy(log: Log): unknown[] {
  log.close()
  const bytes = readFileSync(path.join(folder, files.events))
  return Array.from({ length: bytes.length / 16 }, (_, at) => [
    bytes.readUInt32LE(at * 16 + 4) & 15,
    bytes.readUInt32LE(at * 16 + 8),
    bytes.readUInt32LE(at * 16 + 12),
  ])
}

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
    const limits = new Limits(log)
    let asker: ReturnType<Asker> = null
    new HttpAgents(limits, () => isExecuted).watch(
      { Agent: Own, ClientRequest: Asking } as never,
      () => asker,
    )
    const agent = new Own()
    /** A request in the executor of a promise, which one call awaits. */
    const asks = (id: number): { request: Asking; made: object } => {
      const [request, made] = [new Asking(), {}]
      asker = { activation: call(id), made }
      agent.addRequest(request)
      limits.awaited(asker.activation, made)
      return { request, made }
    }
    const told = (): unknown[] => toldBy(log)
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
      const agents = new HttpAgents(new Limits(new Log(folder)), () => true)
      expect(() => agents.look(() => null)).not.toThrow()
      expect(Object.hasOwn(Other.prototype, 'addRequest')).toBe(false)
    } finally {
      process.getBuiltinModule = getBuiltinModule
    }
  })

  it('looks for agents only when the program has loaded them', async () => {
    const { Agent: Real } = await import('node:http')
    const { addRequest } = Real.prototype as unknown as Agent
    const agents = new HttpAgents(new Limits(new Log(folder)), () => true)
    agents.look(() => null)
    agents.look(() => null)
    const now = (Real.prototype as unknown as Agent).addRequest
    Object.assign(Real.prototype, { addRequest })
    expect([now === addRequest, now.name, now.length]).toEqual([false, 'addRequest', 4])
  })
})

describe('the limits of learn-async/lab', () => {
  class Places extends Semaphore {}
  class Room<Item> extends Queue<Item> {}
  const own = <Class extends { prototype: object }>(
    one: Class,
    of: { prototype: object },
  ): Class => {
    Object.defineProperties(one.prototype, Object.getOwnPropertyDescriptors(of.prototype))
    return one
  }

  it('are told by who awaits a place: until it is there, or who had it goes on', async () => {
    const log = new Log(folder)
    const limits = new Limits(log)
    // As V8's hook has it: of what was given whatever was new was made last.
    let last: object | null = null
    const seen = new WeakSet<object>()
    class Starts extends RateLimiter {}
    class Making extends own(Places, Semaphore) {
      override acquire(options?: WaitOptions): Promise<void> {
        const given = super.acquire(options)
        if (!seen.has(given)) last = given
        seen.add(given)
        return given
      }
    }
    Object.defineProperty(Making.prototype, 'run', {
      value: Semaphore.prototype.run,
      writable: true,
    })
    new LabLimits(limits, () => last && { activation: call(9), made: last }).watch({
      Semaphore: Making,
      RateLimiter: own(Starts, RateLimiter),
      Queue: own(Room, Queue),
    })
    const places = new Making(1)
    seen.add(places.acquire())
    places.release()
    await places.acquire()
    const waits = places.acquire()
    limits.awaited(call(1), waits)
    const derived = {}
    limits.derived(derived, waits)
    limits.ran({})
    places.release()
    await waits
    limits.ran(derived)
    places.release()
    const [runs, heldBack] = [places.run(() => 7), places.run(() => 8)]
    limits.awaited(call(2), runs)
    limits.awaited(call(3), heldBack)
    expect([await runs, await heldBack]).toEqual([7, 8])
    const aborted = AbortSignal.abort(new Error('no'))
    const refused = places.run(() => 9, { signal: aborted })
    limits.awaited(call(4), refused)
    await expect(refused).rejects.toThrow('no')
    await expect(places.run('none' as never)).rejects.toThrow(TypeError)
    limits.settles(undefined, { what: '', isQueued: false, heldBack: null })
    expect(toldBy(log)).toEqual([
      [kind.held, 1, 1],
      [kind.held, 1, 0],
      [kind.held, 2, 1],
      [kind.held, 2, 0],
      [kind.held, 3, 1],
      [kind.held, 3, 0],
      [kind.held, 4, 1],
      [kind.held, 4, 0],
    ])
  })
})
