import { describe, expect, it } from 'vitest'
import { checkCourse } from '../src/course/check/check.ts'
import { codeOf, codeWith } from '../src/course/code.ts'
import { defaults } from '../src/course/knobs.ts'
import type { LoadedLesson } from '../src/course/load.ts'
import type { KnobValues } from '../src/course/kit/knob.ts'
import type { RunHost } from '../src/runners/host.ts'
import { codeLines } from '../src/tutor/layout.ts'
import { checkBehaviour } from '../src/course/check/contract.ts'
import { LessonRuns, type ShownRun } from '../src/course/runs/lesson-runs.ts'
import { pictureOf } from '../src/tutor/pictures.ts'
import { drawTimeline } from '../src/picture/draw.ts'
import { textOf } from '../src/picture/line.ts'
import { inWords } from '../src/picture/words.ts'
import { computeFacts } from '../src/trace/facts.ts'
import stringWidth from 'fast-string-width'
import { expectedHost } from '../testing/expected-host.ts'
import { builtLessons, disk, runHost } from '../testing/host.ts'

const { lessons, faults } = await checkCourse(disk, builtLessons)

it('finds no fault in the form of any lesson', () => {
  expect(faults).toEqual([])
  expect(lessons.length).toBeGreaterThanOrEqual(5)
})

it('keeps the ids by which lessons and questions are known in journals', async () => {
  const ids = lessons.map(({ id, lesson: { predictions, modify, quiz, review } }) =>
    [
      id,
      ...[...predictions, ...modify.questions, ...quiz, ...review].map(
        (question) => `  ${question.id}`,
      ),
    ].join('\n'),
  )
  await expect(`${ids.join('\n')}\n`).toMatchFileSnapshot('lesson-ids.txt')
})

/** The lesson's variants as their exact runs show them. */
async function exactRuns(loaded: LoadedLesson): Promise<{ runs: LessonRuns; shown: ShownRun[] }> {
  const runs = new LessonRuns(expectedHost, loaded)
  const knobs = defaults(loaded.lesson.knobs)
  const shown: ShownRun[] = []
  for (const { id } of loaded.lesson.variants) {
    const trace = await runs.expected(id, knobs)
    shown.push({ id, knobs, speed: 1, seed: 1, trace, rest: 'ran', disturbed: null })
  }
  return { runs, shown }
}

/** The defaults, then each knob at its ends, beside them and in the middle. */
function turned({ lesson }: LoadedLesson, usual: KnobValues): KnobValues[] {
  return [
    usual,
    ...Object.entries(lesson.knobs).flatMap(([name, knob]) => {
      const values =
        knob.kind === 'choice'
          ? knob.values
          : [knob.min, knob.min + 1, Math.round((knob.min + knob.max) / 2), knob.max - 1, knob.max]
      return values.map((value) => ({ ...usual, [name]: value }))
    }),
  ]
}

/** A thread computes in real time, whatever time its program is told. */
function hostFor({ sources }: LoadedLesson): RunHost {
  const threads = [...sources.values()].some(({ shown }) => shown.includes('offload('))
  return threads ? { ...expectedHost, realTime: runHost.realTime } : expectedHost
}

describe.each(lessons.map((loaded) => ({ id: loaded.id, loaded })))('lesson $id', ({ loaded }) => {
  it('does what a lesson must', async () => {
    expect(await checkBehaviour(hostFor(loaded), loaded)).toEqual([])
  }, 300_000)

  it('fits every width, in Unicode and ASCII, and says the same in words', async () => {
    const { runs, shown } = await exactRuns(loaded)
    const pictures = shown.map((run) => pictureOf(loaded, runs, run))
    for (const width of [10, 40, 80, 120]) {
      for (const ascii of [false, true]) {
        const lines = drawTimeline(pictures, { width, ascii }).map(textOf)
        expect(lines.filter((line) => stringWidth(line) > width)).toEqual([])
      }
    }
    const words = inWords(pictures, { width: 76 }).map(textOf).join('\n')
    expect(words).not.toMatch(/[\u2500-\u259f\u2800-\u28ff]|NaN|undefined/)
    for (const { title } of pictures)
      expect(words.toLowerCase()).toContain(`${title}: `.toLowerCase())
  })

  it('claims bounds that its exact runs keep to, wherever a knob stands', async () => {
    const { runs } = await exactRuns(loaded)
    const usual = defaults(loaded.lesson.knobs)
    const ratios = async (id: string): Promise<number[]> => {
      const all: number[] = []
      for (const knobs of turned(loaded, usual)) {
        const { totalMs } = computeFacts(await runs.expected(id, knobs))
        all.push(totalMs / runs.bound(id, knobs)!)
      }
      return all
    }
    for (const { id, kind } of loaded.lesson.variants) {
      if (kind !== 'lab' || runs.bound(id, usual) === null) continue
      const [atDefaults, ...others] = await ratios(id)
      expect(atDefaults, id).toBeGreaterThan(0.999)
      // A bound that is reached once is reached always; setTimeout 0 may take a millisecond.
      const most = atDefaults! < 1.001 ? 1.01 : Number.POSITIVE_INFINITY
      expect([id, others.filter((ratio) => ratio < 0.999 || ratio > most)]).toEqual([id, []])
    }
  })

  it('shows code that fits 80 columns, in linear mode without a sign that is drawn', () => {
    const { predictions, modify, quiz, review, variants } = loaded.lesson
    const shown = [
      ...variants.map(({ id }) => codeOf(loaded, id)),
      ...[...predictions, ...modify.questions, ...quiz, ...review].flatMap(
        (one) => codeWith(loaded, one) ?? [],
      ),
    ]
    for (const code of shown.map((one) => (Array.isArray(one) ? one : [one]))) {
      const page = { ascii: false, highlight: null, width: () => 80 }
      const drawn = codeLines({ ...page, linear: false }, code).map(textOf)
      expect(drawn.filter((line) => stringWidth(line) > 80)).toEqual([])
      const linear = codeLines({ ...page, linear: true }, code).map(textOf)
      expect(linear.filter((line) => /[\u2500-\u259f]/.test(line))).toEqual([])
    }
  })
})
