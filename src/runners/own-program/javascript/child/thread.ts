import { closeSync, openSync, readSync } from 'node:fs'
import { Session } from 'node:inspector'
import { kind } from '../log-format.ts'
import type { Log } from './log.ts'

/** No round number: a list of timers that the program shared with us might come in another order. */
const beatMs = 11
/** A step of so many microseconds may be spoken of. */
const longUs = 45_000
const flushUs = 100_000
/** So often the profile is put away, so that it never grows large, and a kill leaves the rest. */
const profileUs = 5_000_000

/** Watches the thread: how late a beat comes, what it computed meanwhile, and where samples found it. */
export class Thread {
  readonly #log: Log
  readonly #rest: () => void
  readonly #schedule = openSchedule()
  readonly #bytes = Buffer.alloc(128)
  #session: Session | null = null
  #beatUs = 0
  #flushedUs = 0
  #profiledUs = 0
  #profiles = 0
  #open = ''
  #times: [computedUs: number, queuedUs: number] | null = null

  constructor(log: Log, rest: () => void) {
    this.#log = log
    this.#rest = rest
  }

  start(): void {
    this.#profile()
    this.#times = this.#read()
    setInterval(() => this.#beat(), beatMs).unref()
  }

  /** Time zero. */
  begin(): void {
    this.#beatUs = 0
    this.#flushedUs = 0
    this.#profiledUs = 0
    this.#times = this.#read()
  }

  #beat(): void {
    this.#rest()
    const log = this.#log
    const nowUs = log.nowUs()
    this.#tellGap(nowUs)
    if (nowUs - this.#flushedUs < flushUs) return
    this.#flushedUs = nowUs
    const [computedUs, queuedUs] = this.#times ?? [0, 0]
    log.event(kind.beat, 0, computedUs / 1000, queuedUs / 1000)
    this.#tellOpen(nowUs)
    log.flush()
    if (nowUs - this.#profiledUs > profileUs) this.#putAway(true)
  }

  #tellOpen(atUs: number): void {
    const open = openThings()
    const text = open.join()
    if (text === this.#open) return
    this.#open = text
    this.#log.tell({ told: 'open', atUs, open })
  }

  #tellGap(nowUs: number): void {
    const [before, now] = [this.#times, this.#read()]
    const fromUs = this.#beatUs
    this.#beatUs = nowUs
    this.#times = now
    if (nowUs - fromUs < longUs) return
    this.#log.tell({
      told: 'gap',
      fromUs,
      toUs: nowUs,
      computedUs: before === null || now === null ? null : now[0] - before[0],
      queuedUs: before === null || now === null ? null : now[1] - before[1],
    })
  }

  /** What came since the last beat, and all samples. */
  end(): void {
    this.#rest()
    this.#tellGap(this.#log.nowUs())
    this.#putAway(false)
    if (this.#schedule !== null) closeSync(this.#schedule)
  }

  #profile(): void {
    try {
      const session = new Session()
      session.connect()
      session.post('Profiler.enable')
      session.post('Profiler.setSamplingInterval', { interval: 1000 })
      session.post('Profiler.start')
      this.#session = session
    } catch {
      // A Node without an inspector: then nothing is said of lines.
    }
  }

  #putAway(goesOn: boolean): void {
    this.#profiledUs = this.#log.nowUs()
    const session = this.#session
    if (session === null) return
    session.post('Profiler.stop', (error, stopped) => {
      if (error === null) this.#log.profile(++this.#profiles, JSON.stringify(stopped.profile))
    })
    if (goesOn) session.post('Profiler.start')
    else session.disconnect()
  }

  /** What the main thread computed, and how long it queued for a processor, in microseconds. */
  #read(): [number, number] | null {
    if (this.#schedule === null) return ofThread()
    try {
      const length = readSync(this.#schedule, this.#bytes, 0, 128, 0)
      const [computed, queued] = this.#bytes.toString('latin1', 0, length).split(' ')
      return [Number(computed) / 1000, Number(queued) / 1000]
    } catch {
      return null
    }
  }
}

function openSchedule(): number | null {
  try {
    return openSync('/proc/self/schedstat', 'r')
  } catch {
    return null
  }
}

/** Where the system does not tell of queueing, what was computed alone; newer Nodes know that of one thread. */
function ofThread(): [number, number] | null {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => NodeJS.CpuUsage }
  if (threadCpuUsage === undefined) return null
  const { user, system } = threadCpuUsage.call(process)
  return [user + system, Number.NaN]
}

/** What keeps a process alive now, as Node calls it. */
function openThings(): string[] {
  return process.getActiveResourcesInfo().slice(0, 100)
}
