import { type Program, programOf, sourceOf } from '../catalog/code.ts'
import { defaults } from '../catalog/knobs.ts'
import type { LoadedLesson } from '../catalog/load.ts'
import { edited } from '../catalog/source.ts'
import type { KnobValues } from '../kit/knob.ts'
import type { ServerChoice } from '../lab/network.ts'
import type { RunHost } from '../lab/host.ts'
import { runProcess } from '../lab/process-run.ts'
import { runInLab } from '../lab/run.ts'
import { disturbance, processDisturbance, tolerance } from '../trace/disturbance.ts'
import type { TraceEvent } from '../trace/event.ts'
import type { Trace } from '../trace/trace.ts'

/** A run as it was shown. */
export interface ShownRun {
  /** Of its variant or aside. */
  id: string
  knobs: KnobValues
  speed: number
  seed: number
  trace: Trace
  /** `computed`: the learner ended it, and what is shown is its twin. */
  rest: 'ran' | 'computed'
  /** How it differs from its twin by more than the tolerance; null when they agree. */
  disturbed: string | null
}

export interface RunOptions {
  speed?: number
  signal?: AbortSignal
  onEvent?: (event: TraceEvent) => void
  /** Where the fetch demo goes: the delay server unless an address is named. */
  server?: ServerChoice
}

const usualDeadlineMs = 30_000

/** Every run has the same seed, so that what is shown can be shown again. */
const seed = 1

/** Runs the programs of one lesson, for real and on the virtual clock. */
export class LessonRuns {
  #host: RunHost
  #loaded: LoadedLesson
  #twins = new Map<string, Promise<Trace>>()

  constructor(host: RunHost, loaded: LoadedLesson) {
    this.#host = host
    this.#loaded = loaded
  }

  /** The knobs that a program runs with while the lesson's stand at `knobs`. */
  knobsFor(id: string, knobs: KnobValues): KnobValues {
    const program = programOf(this.#loaded, id)
    const own = 'knobs' in program ? program.knobs : undefined
    return own === undefined
      ? knobs
      : ({ ...defaults(this.#loaded.lesson.knobs), ...own } as KnobValues)
  }

  /** The least total that theory allows, in lab milliseconds; null for an aside and where none is claimed. */
  bound(id: string, knobs: KnobValues): number | null {
    const program = programOf(this.#loaded, id)
    return 'bound' in program && program.bound ? program.bound(knobs) : null
  }

  /**
   * What answers are judged by, made once for the same knobs: of a lab program
   * the exact run on the virtual clock; of a process, which has none, a run
   * that nobody sees.
   */
  twin(id: string, knobs: KnobValues): Promise<Trace> {
    const own = this.knobsFor(id, knobs)
    const key = `${id} ${JSON.stringify(own)}`
    const known = this.#twins.get(key)
    if (known !== undefined) return known
    const made = this.#run(id, own, 'virtual', { speed: 1 })
    this.#twins.set(key, made)
    return made
  }

  /** A run in real time, held against its twin. A process runs at speed 1, whatever was asked. */
  async real(id: string, knobs: KnobValues, options: RunOptions = {}): Promise<ShownRun> {
    const own = this.knobsFor(id, knobs)
    const speed = programOf(this.#loaded, id).kind === 'lab' ? (options.speed ?? 1) : 1
    const trace = await this.#run(id, own, 'real', { ...options, speed })
    const disturbed = await this.#disturbance(id, own, speed, trace, options)
    return { id, knobs: own, speed, seed, trace, rest: 'ran', disturbed }
  }

  async #disturbance(
    id: string,
    knobs: KnobValues,
    speed: number,
    trace: Trace,
    options: RunOptions,
  ): Promise<string | null> {
    // A run that the learner ended, or sent elsewhere, has nothing to be held against.
    if (options.signal?.aborted || options.server?.kind === 'address') return null
    const program = programOf(this.#loaded, id)
    const twin = await this.twin(id, knobs)
    if (program.kind === 'process') {
      const boundMs = this.bound(id, knobs)
      return processDisturbance(trace, twin, { undecided: program.undecided ?? [], boundMs })
    }
    const extra = 'extraToleranceMs' in program ? program.extraToleranceMs?.(knobs) : 0
    return disturbance(trace, twin, tolerance(speed, extra))
  }

  async #run(
    id: string,
    knobs: KnobValues,
    clock: 'real' | 'virtual',
    options: RunOptions & { speed: number },
  ): Promise<Trace> {
    const program = programOf(this.#loaded, id)
    const common = {
      deadlineMs: program.deadlineMs ?? usualDeadlineMs,
      ...(options.signal && { signal: options.signal }),
      ...(options.onEvent && { onEvent: options.onEvent }),
    }
    if (program.kind === 'process') return this.#runProcess(program, knobs, common)
    return runInLab(this.#host, {
      ...common,
      program: (lab) => program.run(lab, knobs),
      clock,
      seed,
      speed: options.speed,
      network: program.network ? (options.server ?? { kind: 'delay-server' }) : null,
    })
  }

  #runProcess(
    program: Program & { kind: 'process' },
    knobs: KnobValues,
    common: { deadlineMs: number; signal?: AbortSignal; onEvent?: (event: TraceEvent) => void },
  ): Promise<Trace> {
    const { runs } = sourceOf(this.#loaded, program)
    return runProcess({
      ...common,
      path: runs.path,
      text: program.edits ? edited(runs.text, program.edits) : null,
      flags: program.flags ?? [],
      args: (program.args?.(knobs) ?? []).map(String),
      preload: this.#host.preload,
      processes: this.#host.processes,
    })
  }
}
