import { bytesOfEvent, kind } from './log-format.ts'
import { LogHeld, parts } from './log-held.ts'
import { type Call, callOf, type LogLane, outcomeOf } from './log-lane.ts'
import { LogSteps } from './log-steps.ts'

const shortestUs = 500
const halfUs = 2 ** 31
/** So soon after the end of a lane goes on who waited for it through Promise.all and its kin. */
const soonUs = 2000

/** Makes lanes of events, one after the other; what is over and belongs to a lane is forgotten. */
export class LogLanes {
  readonly lanes: LogLane[] = []
  lastUs = 0
  /** What the thread had of the processor when it told of it last. */
  lastBeat: { us: number; computedMs: number; queuedMs: number } | null = null
  readonly #calls = new Map<number, Call>()
  /** By activation: the place of its lane. */
  readonly #laneOf = new Map<number, number>()
  /** By lane: which of those that it started ended last, and when. */
  readonly #lastEnd = new Map<LogLane, { lane: number; us: number }>()
  readonly #steps = new LogSteps((call) => this.#laneFor(call))
  readonly #spanned: ReadonlySet<number>
  #turns = 0
  /** Calls from before the log that was kept, of which none is heard any more. */
  readonly #gone: Set<number> | null
  /** The first call that is told from its beginning. */
  #first = Number.POSITIVE_INFINITY
  readonly held = new LogHeld()

  /** Of awaits at `spanned` it is kept how long each took as a whole. `keptFromUs`: what came before is not in the log. */
  constructor(spanned: ReadonlySet<number>, keptFromUs: number | null = null) {
    this.#spanned = spanned
    this.#gone = keptFromUs === null ? null : new Set()
    this.lastUs = keptFromUs ?? 0
    this.#turns = this.lastUs - (this.lastUs % (2 * halfUs))
  }

  /** A chunk of whole events. */
  read(chunk: Buffer): void {
    for (let at = 0; at + bytesOfEvent <= chunk.length; at += bytesOfEvent) {
      const lowUs = chunk.readUInt32LE(at)
      // The clock of events goes round once in 71 minutes.
      const around = this.lastUs - this.#turns
      if (lowUs + halfUs < around) this.#turns += 2 * halfUs
      const isBefore = lowUs - around > halfUs && this.#turns > 0
      const atUs = lowUs + this.#turns - (isBefore ? 2 * halfUs : 0)
      if (atUs > this.lastUs) this.lastUs = atUs
      const packed = chunk.readUInt32LE(at + 4)
      this.#event(
        atUs,
        packed & 15,
        packed >>> 4,
        chunk.readUInt32LE(at + 8),
        chunk.readUInt32LE(at + 12),
      )
    }
  }

  #event(atUs: number, what: number, site: number, id: number, other: number): void {
    if (what === kind.entered) return this.#entered(atUs, site, id, other)
    if (what === kind.beat) {
      this.lastBeat = { us: atUs, computedMs: id, queuedMs: other }
      return this.#steps.rest(atUs)
    }
    const call = this.#calls.get(id) ?? this.#fromBefore(atUs, { what, site, id })
    if (call === null) return
    if (what >= kind.awaits && what <= kind.awaitsLane && this.#spanned.has(site)) {
      call.span = { site, fromUs: atUs }
    }
    switch (what) {
      case kind.isLane:
        this.#laneFor(call).argument = other
        if (call.ended !== null) this.#end(call, call.ended)
        break
      case kind.awaitsOwn:
      case kind.returnsOwn: {
        const own = this.#calls.get(other)
        if (own !== undefined && own !== call) this.#belongs(own, call)
        if (call.lane === null) call.shortWaits++
        else call.lane.shortWaits++
        this.#steps.over(atUs, call)
        break
      }
      case kind.awaits:
      case kind.awaitsLane:
      case kind.returns:
        call.wait = { fromUs: atUs, site, other }
        call.held = null
        this.#steps.over(atUs, call)
        break
      case kind.resumed: {
        this.#waited(call, atUs, false)
        if (call.span !== null) {
          this.#laneFor(call).spans.push({ ...call.span, toUs: atUs })
          call.span = null
        }
        const asker = other === 0 ? null : (this.#calls.get(other) ?? null)
        if (asker !== null) call.owner = null
        this.#steps.goesOn(atUs, call, asker !== null)
        break
      }
      case kind.gave:
        this.#waited(call, atUs, false)
        break
      case kind.paused:
        this.#steps.over(atUs, call)
        break
      case kind.finished:
      case kind.failed:
        if (other === 0) this.#steps.over(atUs, call)
        this.#ended(call, atUs, outcomeOf(what, other))
        break
      case kind.held:
        this.held.told(call, atUs, other, site)
        break
      case kind.isWaitedFor:
        call.isWaitedFor = true
        if (call.lane !== null) call.lane.isWaitedFor = true
    }
  }

  /** A call that began before what was kept, from where it first goes on: only there its function is told. */
  #fromBefore(
    atUs: number,
    { what, site, id }: { what: number; site: number; id: number },
  ): Call | null {
    const isBefore = this.#gone !== null && id < this.#first && !this.#gone.has(id)
    if (!isBefore || what !== kind.resumed) return null
    this.#gone.add(id)
    const call = callOf({ id, site, enteredUs: atUs, startedBy: null })
    this.#calls.set(id, call)
    return call
  }

  #entered(atUs: number, site: number, id: number, by: number): void {
    if (id < this.#first) this.#first = id
    const startedBy = by === 0 ? null : (this.#calls.get(by) ?? null)
    const call = callOf({ id, site, enteredUs: atUs, startedBy })
    this.#calls.set(id, call)
    this.#steps.goesOn(atUs, call, startedBy !== null)
  }

  /** The lane in which a call stands; made where nobody told that it belongs to another. */
  #laneFor(call: Call): LogLane {
    let root = call
    // A ring cannot be, and would be an endless loop if it were.
    for (let depth = 0; root.owner !== null && depth < 100_000; depth++) root = root.owner
    if (root.lane !== null) return root.lane
    const starter = root.startedBy === null ? null : this.#laneFor(root.startedBy)
    const lane: LogLane = {
      activation: root.id,
      site: root.site,
      argument: 0,
      startedBy: starter === null ? null : (this.#laneOf.get(starter.activation) ?? null),
      startUs: root.enteredUs,
      endUs: null,
      outcome: 'finished',
      isWaitedFor: root.isWaitedFor,
      waits: [],
      shortWaits: root.shortWaits,
      holds: [],
      spans: [],
    }
    root.lane = lane
    root.startedBy = null
    this.#laneOf.set(root.id, this.lanes.push(lane) - 1)
    return lane
  }

  #waited(call: Call, atUs: number, isOpen: boolean): void {
    const { wait } = call
    call.wait = null
    if (wait === null) return
    const lane = this.#laneFor(call)
    if (!isOpen && atUs - wait.fromUs < shortestUs) {
      lane.shortWaits++
      return
    }
    const by = isOpen ? this.#awaited(lane, wait) : this.#letGo(lane, wait, atUs)
    const { fromUs, site } = wait
    lane.waits.push(...parts(call.held, { fromUs, toUs: atUs, site, by, isOpen, slot: 0 }))
  }

  /** For whose end a lane waits, be it of a call that stands in another. */
  #awaited(lane: LogLane, { other }: NonNullable<Call['wait']>): number | null {
    const call = this.#calls.get(other)
    const awaited = call === undefined ? lane : this.#laneFor(call)
    return awaited === lane ? null : (this.#laneOf.get(awaited.activation) ?? null)
  }

  /** Whose end let a lane go on. */
  #letGo(lane: LogLane, { fromUs, other }: NonNullable<Call['wait']>, atUs: number): number | null {
    const awaited = other === 0 ? undefined : this.#laneOf.get(other)
    if (awaited !== undefined) return awaited
    const last = this.#lastEnd.get(lane)
    return last !== undefined && last.us >= fromUs && atUs - last.us < soonUs ? last.lane : null
  }

  #belongs(own: Call, owner: Call): void {
    own.owner = owner
    own.startedBy = null
    if (own.ended !== null) this.#calls.delete(own.id)
  }

  #ended(call: Call, us: number, outcome: LogLane['outcome']): void {
    this.#waited(call, us, false)
    if (call.lane === null && call.owner === null) call.ended = { us, outcome }
    else this.#end(call, { us, outcome })
  }

  #end(call: Call, { us, outcome }: NonNullable<Call['ended']>): void {
    this.#calls.delete(call.id)
    const { lane } = call
    if (lane === null) return
    lane.endUs = us
    lane.outcome = outcome
    if (lane.startedBy === null) return
    this.#lastEnd.set(this.lanes[lane.startedBy]!, { lane: this.#laneOf.get(call.id)!, us })
  }

  /** Takes lanes out; those that they started were then started by nobody. */
  forget(isNone: (lane: LogLane) => boolean): void {
    const places = new Map<number, number>()
    const kept = this.lanes.filter((lane, index) => {
      if (isNone(lane)) return false
      places.set(index, places.size)
      return true
    })
    if (kept.length === this.lanes.length) return
    for (const lane of kept) {
      if (lane.startedBy !== null) lane.startedBy = places.get(lane.startedBy) ?? null
      for (const wait of lane.waits) if (wait.by !== null) wait.by = places.get(wait.by) ?? null
    }
    this.lanes.length = 0
    for (const lane of kept) this.lanes.push(lane)
  }

  /** What is still under way: open waits. Null for `untilUs`: nothing is said of waits. */
  end(untilUs: number, saysWaits: boolean): void {
    this.#steps.rest(untilUs)
    for (const call of this.#calls.values()) {
      if (call.ended !== null) this.#end(call, call.ended)
      if (!saysWaits) call.wait = null
      this.#waited(call, untilUs, true)
    }
    for (const lane of this.lanes) lane.waits.sort((one, other) => one.fromUs - other.fromUs)
  }
}
