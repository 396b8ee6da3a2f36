import { isPython, type Program, programOf, sourceOf } from '../course/code.ts'
import { defaults } from '../course/knobs.ts'
import type { Step } from '../course/check/lesson-checks.ts'
import type { LoadedLesson } from '../course/load.ts'
import { edited, SourceError } from '../course/source.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import type { ServerChoice } from '../lab/network/network.ts'
import type { RunHost } from '../runners/host.ts'
import { runProcess } from '../runners/node.ts'
import { NoPython, pythonVersion, runPython } from '../runners/python.ts'
import { runInLab } from '../runners/lab.ts'
import { disturbance, processDisturbance, tolerance } from '../trace/reliability.ts'
import type { TraceEvent } from '../trace/event.ts'
import type { Trace } from '../trace/trace.ts'
import { pythonDifferences } from '../trace/python-differences.ts'

/** A run as it was shown. */
export interface ShownRun {
  /** Of its variant or snippet. */
  id: string
  knobs: KnobValues
  speed: number
  seed: number
  trace: Trace
  /**
   * `computed`: the learner ended it, and what is shown is its expected run;
   * `expected`: it was disturbed, and what is shown is its expected run;
   * `recorded`: a Python run as it was shipped with the lesson.
   */
  rest: 'ran' | 'computed' | 'expected' | 'recorded'
  /** The version of the Python that ran it, as `3.11.7`; absent for TypeScript. */
  python?: string
  /** How it differs from its expected run by more than the tolerance; null when they agree. */
  disturbed: string | null
}

export interface RunOptions {
  speed?: number
  signal?: AbortSignal
  onEvent?: (event: TraceEvent) => void
  /** Where the fetch demo goes: the delay server unless an address is named. */
  server?: ServerChoice
  /** Lab milliseconds; the program's own, or the usual ones, unless given. */
  deadlineMs?: number
}

/** Does something that may never end, and tells what it is. */
export type During = <Result>(step: Step, work: () => Promise<Result>) => Promise<Result>

const usualDeadlineMs = 30_000

/** Every run has the same seed, so that what is shown can be shown again. */
const seed = 1

/** Runs the programs of one lesson, for real and on the virtual clock. */
export class LessonRuns {
  #host: RunHost
  #loaded: LoadedLesson
  #expected = new Map<string, Promise<Trace>>()
  /** Told of every run of a program. */
  readonly during: During

  constructor(host: RunHost, loaded: LoadedLesson, during: During = (_step, work) => work()) {
    this.#host = host
    this.#loaded = loaded
    this.during = during
  }

  /** The knobs that a program runs with while the lesson's stand at `knobs`. */
  knobsFor(id: string, knobs: KnobValues): KnobValues {
    const program = programOf(this.#loaded, id)
    const own = 'knobs' in program ? program.knobs : undefined
    return own === undefined
      ? knobs
      : ({ ...defaults(this.#loaded.lesson.knobs), ...own } as KnobValues)
  }

  /** The least total that theory allows, in lab milliseconds; null for a snippet and where none is claimed. */
  bound(id: string, knobs: KnobValues): number | null {
    const program = programOf(this.#loaded, id)
    return 'bound' in program && program.bound ? program.bound(knobs) : null
  }

  /**
   * What answers are judged by, made once for the same knobs: of a lab program
   * the exact run on the virtual clock; of a process, which has none, a run
   * that nobody sees; of a Python program its recording, whatever the knobs.
   */
  expected(id: string, knobs: KnobValues): Promise<Trace> {
    if (isPython(id)) return Promise.resolve(this.#recorded(id).trace)
    const own = this.knobsFor(id, knobs)
    const key = `${id} ${JSON.stringify(own)}`
    const known = this.#expected.get(key)
    if (known !== undefined) return known
    const made = this.#run(id, own, 'virtual', { speed: 1 })
    this.#expected.set(key, made)
    return made
  }

  /** A Python run as it was shipped with the lesson. */
  recorded(id: string): ShownRun {
    const { python, knobs, trace } = this.#recorded(id)
    return { id, knobs, speed: 1, seed, trace, rest: 'recorded', python, disturbed: null }
  }

  /** The same, or null where it was made with other knobs than these. */
  recordedWith(id: string, knobs: KnobValues): ShownRun | null {
    const recorded = this.recorded(id)
    return JSON.stringify(recorded.knobs) === JSON.stringify(knobs) ? recorded : null
  }

  /** A Python program, live where there is a Python, otherwise as it was recorded. */
  async inPython(id: string, knobs: KnobValues, options: RunOptions = {}): Promise<ShownRun> {
    try {
      return await this.real(id, knobs, options)
    } catch (error) {
      if (error instanceof NoPython) return this.recorded(id)
      throw error
    }
  }

  /**
   * A run in real time, held against its expected run. A process runs at speed 1,
   * whatever was asked. Throws NoPython for a Python program without a Python.
   */
  async real(id: string, knobs: KnobValues, options: RunOptions = {}): Promise<ShownRun> {
    if (isPython(id)) return this.#realPython(id, this.knobsFor(id, knobs), options)
    const own = this.knobsFor(id, knobs)
    const speed = programOf(this.#loaded, id).kind === 'lab' ? (options.speed ?? 1) : 1
    const trace = await this.#run(id, own, 'real', { ...options, speed })
    const disturbed = await this.#disturbance(id, own, speed, trace, options)
    return { id, knobs: own, speed, seed, trace, rest: 'ran', disturbed }
  }

  #recorded(id: string): { python: string; knobs: KnobValues; trace: Trace } {
    const { recording } = this.#loaded
    const run = recording?.runs[id]
    if (recording === null || run === undefined) {
      throw new SourceError(`there is no recording of "${id}"; npm run record-python makes one`)
    }
    return { python: recording.python, ...run }
  }

  async #realPython(id: string, knobs: KnobValues, options: RunOptions): Promise<ShownRun> {
    const program = programOf(this.#loaded, id) as Program & { kind: 'python' }
    const python = await pythonVersion(this.#host)
    const speed = options.speed ?? 1
    const trace = await runPython(this.#host, {
      folder: this.#loaded.folder,
      file: program.file,
      args: (program.args?.(knobs) ?? []).map(String),
      speed,
      network: program.network ?? false,
      deadlineMs: program.deadlineMs ?? usualDeadlineMs,
      ...(options.signal && { signal: options.signal }),
      ...(options.onEvent && { onEvent: options.onEvent }),
    })
    const disturbed = options.signal?.aborted ? null : await this.#unlikeRecorded(id, knobs, trace)
    return { id, knobs, speed, seed, trace, rest: 'ran', python, disturbed }
  }

  /** In what a live Python run differs from the recording of the same knobs. */
  async #unlikeRecorded(id: string, knobs: KnobValues, trace: Trace): Promise<string | null> {
    if (this.#loaded.recording?.runs[id] === undefined) return null
    const recorded = this.recordedWith(id, knobs)
    if (recorded === null) return null
    const variant = this.#loaded.lesson.variants.find((one) => id === `python:${one.id}`)
    const exact = variant?.kind === 'lab' ? await this.expected(variant.id, knobs) : null
    const sides = pythonDifferences(recorded.trace, trace, exact)
    return sides.length === 0
      ? null
      : `it differs from the run recorded with Python ${recorded.python} in ${sides.join(', ')}`
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
    const expected = await this.expected(id, knobs)
    if (program.kind === 'process') {
      const boundMs = this.bound(id, knobs)
      return processDisturbance(trace, expected, { undecided: program.undecided ?? [], boundMs })
    }
    const extra = 'extraToleranceMs' in program ? program.extraToleranceMs?.(knobs) : 0
    return disturbance(trace, expected, tolerance(speed, extra))
  }

  async #run(
    id: string,
    knobs: KnobValues,
    clock: 'real' | 'virtual',
    options: RunOptions & { speed: number },
  ): Promise<Trace> {
    const program = programOf(this.#loaded, id)
    const deadlineMs = options.deadlineMs ?? program.deadlineMs ?? usualDeadlineMs
    const common = {
      deadlineMs,
      ...(options.signal && { signal: options.signal }),
      ...(options.onEvent && { onEvent: options.onEvent }),
    }
    if (program.kind === 'python') throw new SourceError(`"${id}" has no run but in Python`)
    const waitMs = program.kind === 'lab' && clock === 'virtual' ? 0 : deadlineMs / options.speed
    return this.during({ file: program.file, what: `"${id}"`, waitMs }, () =>
      program.kind === 'process'
        ? this.#runProcess(program, knobs, common)
        : runInLab(this.#host, {
            ...common,
            program: (lab) => program.run(lab, knobs),
            clock,
            seed,
            speed: options.speed,
            network: program.network ? (options.server ?? { kind: 'delay-server' }) : null,
          }),
    )
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
