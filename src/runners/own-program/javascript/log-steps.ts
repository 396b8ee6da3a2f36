import type { Call, LogLane } from './log-lane.ts'

const leastUs = 1000

interface LaneHold {
  lane: LogLane
  fromUs: number
  toUs: number
}

/** Who held the thread in one step, in order: whoever runs inside another holds it instead. */
export class LogSteps {
  readonly #laneFor: (call: Call) => LogLane
  #stack: Call[] = []
  #stretches: { call: Call; fromUs: number; toUs: number }[] = []
  #fromUs = 0
  #markUs = 0

  constructor(laneFor: (call: Call) => LogLane) {
    this.#laneFor = laneFor
  }

  /** A call runs, in the step of the one that runs now or in one of its own. */
  goesOn(atUs: number, call: Call, isInside: boolean): void {
    if (!isInside || this.#stack.length === 0) {
      this.#close(atUs)
      this.#fromUs = atUs
    } else this.#upTo(atUs)
    this.#markUs = atUs
    this.#stack.push(call)
  }

  /** A call, and whatever it still had inside, gives the thread back. */
  over(atUs: number, call: Call): void {
    const at = this.#stack.lastIndexOf(call)
    if (at === -1) return
    this.#upTo(atUs)
    this.#stack.length = at
    if (at === 0) this.#close(atUs)
  }

  /** Nothing of the program's runs. */
  rest(atUs: number): void {
    this.#stack = []
    this.#close(atUs)
  }

  #upTo(atUs: number): void {
    const call = this.#stack.at(-1)!
    const last = this.#stretches.at(-1)
    if (last?.call === call && last.toUs === this.#markUs) last.toUs = atUs
    else this.#stretches.push({ call, fromUs: this.#markUs, toUs: atUs })
    this.#markUs = atUs
  }

  #close(atUs: number): void {
    const stretches = this.#stretches
    if (stretches.length === 0) return
    this.#stack = []
    this.#stretches = []
    if (atUs - this.#fromUs < leastUs) return
    let last = null as LaneHold | null
    for (const { call, fromUs, toUs } of stretches) {
      const lane = this.#laneFor(call)
      if (last?.lane === lane && fromUs - last.toUs < 10) {
        last.toUs = toUs
        continue
      }
      tellHold(last)
      last = { lane, fromUs, toUs }
    }
    tellHold(last)
  }
}

function tellHold(held: LaneHold | null): void {
  if (held === null || held.toUs - held.fromUs < leastUs) return
  const { lane, fromUs, toUs } = held
  lane.holds.push({ fromUs, toUs })
}
