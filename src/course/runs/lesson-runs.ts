import type { RunHost } from '../../runners/host.ts'
import { foundPython, NoPython } from '../../runners/python.ts'
import type { RunToWatch } from '../../runners/runner.ts'
import { pythonDifferences } from '../../trace/python-differences.ts'
import { disturbance, processDisturbance, tolerance } from '../../trace/reliability.ts'
import type { Trace } from '../../trace/trace.ts'
import { traitsOf } from '../../trace/traits.ts'
import { type Program, programOf } from '../code.ts'
import type { KnobValues } from '../kit/knob.ts'
import { defaults } from '../knobs.ts'
import type { LoadedLesson } from '../load.ts'
import { SourceError } from '../source.ts'
import { runProgram } from './run-program.ts'
import type { RunOptions, ShownRun } from './shown-run.ts'

export type { RunOptions, ShownRun }

/** What a lesson is doing, in case it never ends. */
export interface Step {
  /** Where the author finds it, as `demo.ts`. */
  file: string
  /** Its name in what is said of it, as `"together"`; empty for the lesson as a whole. */
  what: string
  /** Wall milliseconds that it may spend waiting, beside the general patience. */
  waitMs: number
}

/** Does something that may never end, and tells what it is. */
export type During = <Result>(step: Step, work: () => Promise<Result>) => Promise<Result>

const usualDeadlineMs = 30_000

/** Every run has the same seed, so that what is shown can be shown again. */
const seed = 1

/** Runs the programs of one lesson: in real time, as they are expected to run, and as they were recorded. */
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
    const program = programOf(this.#loaded, id)
    const { isExact, isRecorded } = traitsOf(program)
    if (isRecorded) return Promise.resolve(this.recorded(id).trace)
    const own = this.knobsFor(id, knobs)
    const key = `${id} ${JSON.stringify(own)}`
    const known = this.#expected.get(key)
    if (known !== undefined) return known
    const made = this.#run(program, own, isExact ? 'virtual' : 'real', {})
    this.#expected.set(key, made)
    return made
  }

  /** A Python run as it was shipped with the lesson. */
  recorded(id: string): ShownRun {
    const { recording } = this.#loaded
    const run = recording?.runs[id]
    if (recording === null || run === undefined) {
      throw new SourceError(`there is no recording of "${id}"; npm run record-python makes one`)
    }
    const [{ knobs, trace }, { python }] = [run, recording]
    return { id, knobs, speed: 1, seed, trace, rest: 'recorded', python, disturbed: null }
  }

  /** The same, or null where it was made with other knobs than these. */
  recordedWith(id: string, knobs: KnobValues): ShownRun | null {
    const recorded = this.recorded(id)
    return JSON.stringify(recorded.knobs) === JSON.stringify(knobs) ? recorded : null
  }

  /** As `real`, but a Python program as it was recorded where there is no Python. */
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
    const program = programOf(this.#loaded, id)
    const own = this.knobsFor(id, knobs)
    const python = traitsOf(program).isRecorded ? (await foundPython(this.#host)).version : null
    const trace = await this.#run(program, own, 'real', options)
    const speed = trace.speed ?? 1
    const disturbed = await this.#disturbance(program, own, trace, options)
    const shown: ShownRun = { id, knobs: own, speed, seed, trace, rest: 'ran', disturbed }
    return python === null ? shown : { ...shown, python }
  }

  /** A run as a live picture takes it, a Python program recorded where there is no Python. */
  toWatch(
    id: string,
    knobs: KnobValues,
    options: RunOptions & { speed: number },
  ): RunToWatch<ShownRun> {
    const program = programOf(this.#loaded, id)
    const { isExact, isRecorded } = traitsOf(program)
    return {
      title: 'title' in program ? program.title : id,
      boundMs: this.bound(id, knobs),
      kind: program.kind,
      speed: options.speed,
      start: (onEvent, signal) => this.inPython(id, knobs, { ...options, onEvent, signal }),
      rest: async (ended, signal) => {
        // With other knobs than the recording's there is nothing else to be shown.
        if (isRecorded) return this.recordedWith(id, knobs) ?? ended
        // On no virtual clock the rest could be computed: it runs once more, and nobody looks.
        if (!isExact) return this.real(id, knobs, { ...options, signal })
        const trace = await this.expected(id, knobs)
        return { ...ended, trace, rest: 'computed', disturbed: null }
      },
    }
  }

  /** How a real run differs from what it should have been, by more than it may. */
  async #disturbance(
    program: Program,
    knobs: KnobValues,
    trace: Trace,
    { signal, server }: RunOptions,
  ): Promise<string | null> {
    // A run that the learner ended, or sent elsewhere, has nothing to be held against.
    if (signal?.aborted || server?.kind === 'address') return null
    const { isExact, isRecorded } = traitsOf(program)
    if (isRecorded) return this.#unlikeRecorded(program, knobs, trace)
    const expected = await this.expected(program.id, knobs)
    if (!isExact) {
      const undecided = ('undecided' in program && program.undecided) || []
      return processDisturbance(trace, expected, {
        undecided,
        boundMs: this.bound(program.id, knobs),
      })
    }
    const extraMs = 'extraToleranceMs' in program ? program.extraToleranceMs?.(knobs) : 0
    return disturbance(trace, expected, tolerance(trace.speed ?? 1, extraMs))
  }

  /** In what a live Python run differs from the recording of the same knobs. */
  async #unlikeRecorded(program: Program, knobs: KnobValues, trace: Trace): Promise<string | null> {
    const { id } = program
    if (this.#loaded.recording?.runs[id] === undefined) return null
    const recorded = this.recordedWith(id, knobs)
    if (recorded === null) return null
    const variant = 'of' in program ? programOf(this.#loaded, program.of) : null
    const exact =
      variant !== null && traitsOf(variant).isExact ? await this.expected(variant.id, knobs) : null
    const sides = pythonDifferences(recorded.trace, trace, exact)
    return sides.length === 0
      ? null
      : `it differs from the run recorded with Python ${recorded.python} in ${sides.join(', ')}`
  }

  #run(
    program: Program,
    knobs: KnobValues,
    clock: 'real' | 'virtual',
    { server, speed = 1, ...options }: RunOptions,
  ): Promise<Trace> {
    const deadlineMs = options.deadlineMs ?? program.deadlineMs ?? usualDeadlineMs
    const waitMs = clock === 'virtual' ? 0 : deadlineMs / (traitsOf(program).isExact ? speed : 1)
    return this.during({ file: program.file, what: `"${program.id}"`, waitMs }, () =>
      runProgram(this.#host, this.#loaded, {
        ...options,
        program,
        knobs,
        clock,
        seed,
        speed,
        deadlineMs,
        network: server ?? null,
      }),
    )
  }
}
