import { afterAll, describe, expect, it } from 'vitest'
import { checkCourse } from '../../src/course/check/check.ts'
import { isPython, runsOf } from '../../src/course/code.ts'
import { questionsOf } from '../../src/course/lesson-parts.ts'
import { LessonRuns, type ShownRun } from '../../src/course/runs/lesson-runs.ts'
import { correctAnswer } from '../../src/questions/judge.ts'
import type { Answering } from '../../testing/answering.ts'
import { type Answered, answersTo, eachAnswer, RunsOnce } from '../../testing/each-answer.ts'
import { expectedMachine } from '../../testing/expected-host.ts'
import { figuresMissing } from '../../testing/figures.ts'
import { builtLessons, disk } from '../../testing/host.ts'
import { read } from '../../testing/reader.ts'
import type { Stretch } from '../../testing/seen-page.ts'

const { lessons } = await checkCourse(disk, builtLessons)
afterAll(() => expectedMachine.remove())
const { host } = expectedMachine

const mostRows = 24

/** Enters that answer nothing. */
const mostEnters = 10

/** Runs of one play that showed what had been seen before: with the same knobs, or with others that change nothing. */
async function runTwice(runs: RunsOnce, begin: number): Promise<string[]> {
  const seen = new Set<string>()
  const twice: string[] = []
  for (const { id, knobs } of runs.watched.slice(begin)) {
    const run = `${id} ${JSON.stringify(await runs.expected(id, knobs))}`
    if (seen.has(run)) twice.push(id)
    seen.add(run)
  }
  return twice
}

/** Each run of which is late. */
class DisturbedRuns extends LessonRuns {
  override async real(...run: Parameters<LessonRuns['real']>): Promise<ShownRun> {
    const shown = await super.real(...run)
    return { ...shown, disturbed: 'the end of a lane came at 1215 ms, and should have at 1020 ms' }
  }
}

const rowsIn = ({ rows }: Stretch): string => rows.map(({ text }) => text).join('\n')

/** The numbers of lines that a text names and the code that stands with it has not. */
function linesMissing({ rows }: Stretch): number[] {
  const prose = rows.filter(({ kind }) => kind === 'text' || kind === 'again')
  const text = prose.map((row) => row.text).join(' ')
  const named = text.matchAll(/\blines? (\d+(?:(?:, | and | to | or )\d+)*)(?! ms)/g)
  const numbers = [...named].flatMap(([, list]) => list!.match(/\d+/g)!.map(Number))
  const shown = rows.flatMap((row) => Number(/^ *(\d+) │/.exec(row.text)?.[1] ?? Number.NaN))
  return numbers.filter((number) => !shown.includes(number))
}

function tooLong(stretches: readonly Stretch[]): string[] {
  return stretches
    .filter(({ rows, end }) => end !== 'end' && rows.length > mostRows)
    .map((one) => `${one.rows.length} rows:\n${rowsIn(one)}`)
}

describe.each(lessons)('lesson $id on its screens', (loaded) => {
  const runs = new RunsOnce(host, loaded)
  let answered: Answered[] = []

  it('has each question, whatever is answered, on one screen with its verdict', async () => {
    answered = await eachAnswer(runs, { host, loaded })
    expect(answered.length).toBeGreaterThan(2 * questionsOf(loaded.lesson).length)
    expect(tooLong(answered.map(({ screen }) => screen))).toEqual([])
  })

  it('has every line that a text names in the code on that screen', () => {
    const missing = answered.filter(({ screen }) => linesMissing(screen).length > 0)
    expect(missing.map(({ screen }) => rowsIn(screen))).toEqual([])
  })

  it('argues with no figure that is not on that screen, but for those of a run that it names', () => {
    const missing = answered.flatMap((one) => {
      const figures = figuresMissing(one)
      return figures.length === 0 ? [] : [`${figures.join(', ')} in:\n${rowsIn(one.screen)}`]
    })
    expect(missing).toEqual([])
  })

  it('says first what is right, and never "Right" to who is wrong', () => {
    for (const { attempt, screen } of answered) {
      const { verdict, why } = attempt.judgement
      const text = rowsIn(screen).replaceAll('\n', ' ')
      const told = verdict === 'right' ? /Right: \S/ : /Wrong: (?:you said .+?; )?it was \S/
      expect(text).toMatch(told)
      if (verdict === 'wrong')
        expect(why.filter((one) => /^(?:Right|Correct)\b/.test(one))).toEqual([])
    }
  })

  it('has room for what is said of a run that the machine got in the way of', async () => {
    const answering: Answering = (ready) => correctAnswer(ready.question, ready.exact)
    const disturbed = new DisturbedRuns(host, loaded)
    const { stretches } = await read(disturbed, { host, loaded, origin: 'both', answering })
    const told = stretches.filter((one) => rowsIn(one).includes('The machine got in the way'))
    expect(told.length).toBeGreaterThan(1)
    expect(tooLong(stretches)).toEqual([])
  })

  it.each(['javascript', 'python', 'both'])(
    'asks few bare Enters and nothing twice of who comes from %s',
    async (origin) => {
      const begin = runs.watched.length
      const rightly = await read(runs, {
        host,
        loaded,
        origin,
        answering: ({ question, exact }) => correctAnswer(question, exact),
      })
      expect(await runTwice(runs, begin)).toEqual([])
      expect(rightly.enters).toBeLessThanOrEqual(mostEnters)
      const wrongly = await read(runs, {
        host,
        loaded,
        origin,
        answering: (ready) => answersTo(ready)[1] ?? null,
      })
      for (const { stretches, asked } of [rightly, wrongly]) {
        expect(tooLong(stretches)).toEqual([])
        const onceMore = asked.filter(({ prompt }) => prompt.startsWith('Once more'))
        expect(onceMore.length).toBeLessThanOrEqual(3)
        const text = (prompt: string): string => prompt.replace(/^[^.]*\d of \d\. /, '')
        const before = asked.flatMap((one) => (onceMore.includes(one) ? [] : [text(one.prompt)]))
        const asBefore = onceMore.filter(({ prompt }) => before.includes(text(prompt)))
        expect(asBefore).toEqual([])
        const aboutPython = asked.filter(({ question }) => {
          const found = questionsOf(loaded.lesson).find((one) => one.question.id === question)!
          return isPython(runsOf(found.question)[0] ?? '')
        })
        if (origin === 'javascript') expect(aboutPython).toEqual([])
      }
      expect(rightly.asked.some(({ prompt }) => prompt.startsWith('Once more'))).toBe(false)
    },
  )
})
