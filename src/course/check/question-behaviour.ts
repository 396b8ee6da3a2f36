import { isPython, runsOf } from '../code.ts'
import { defaults, sameKnobs } from '../knobs.ts'
import type { KnobValues } from '../kit/knob.ts'
import type { Ran } from '../kit/told.ts'
import { type PlacedQuestion, questionsFile } from '../lesson-parts.ts'
import type { LoadedLesson } from '../load.ts'
import { writtenQuestions } from '../written.ts'
import { askable, correctAnswer, judge, present } from '../../questions/judge.ts'
import { kindOf, type Question } from '../../questions/kinds.ts'
import { exactRuns } from '../../tutor/expected.ts'
import type { LessonRuns } from '../runs/lesson-runs.ts'
import { type Finding, thrownFinding } from './finding.ts'
import { knobEnds, otherSettings, turnedSetting } from './knob-settings.ts'
import { saidFault } from './said-fault.ts'
import { UnfilledHoles } from './unfilled-holes.ts'
import { watchedRuns } from './watched-runs.ts'

/**
 * A question asked and answered with every answer, at the defaults, the turned
 * knobs, the others and both ends of each: its right answer is there and comes
 * of a run, no distractor is close to it, and something is said to all.
 */
export async function questionFindings(
  loaded: LoadedLesson,
  runs: LessonRuns,
  { question, stage }: PlacedQuestion,
): Promise<Finding[]> {
  const usual = defaults(loaded.lesson.knobs)
  const others = otherSettings(loaded)
  const [fair, mayBeUnfair] =
    stage === 'modify' ? [[turnedSetting(loaded)], others] : [[usual, ...others], knobEnds(loaded)]
  const findings: Finding[] = []
  const written = writtenQuestions(loaded.written).find(({ id }) => id === question.id)
  const unfilled = new UnfilledHoles(loaded, written)
  const readsRun = { any: false }
  for (const knobs of [...fair, ...mayBeUnfair]) {
    // What a recording decides is asked on the defaults, whatever the learner's knobs are.
    if (runsOf(question).some(isPython) && !sameKnobs(knobs, usual)) continue
    const mustBeFair = fair.includes(knobs)
    const at = { file: questionsFile, ...written?.place, knobs }
    const fault = (words: string) => findings.push({ ...at, fault: `"${question.id}": ${words}` })
    try {
      const { exact } = await exactRuns(loaded, runs, question, knobs)
      const known = watchedRuns(exact)
      present(question, known)
      question.answer(watchedRuns(exact, readsRun) as never)
      const isFair = askable(question, known)
      if (isFair !== true) {
        if (mustBeFair) fault(isFair)
        continue
      }
      unfilled.fill(known, kindOf(question).everyAnswer(question, known))
      findings.push(...answerFindings(question, known, fault))
    } catch (thrown) {
      findings.push(thrownFinding(thrown, `question "${question.id}"`, knobs))
    }
  }
  if (!readsRun.any && findings.length === 0) {
    findings.push({
      file: questionsFile,
      ...written?.decidedAt,
      fault: `"${question.id}": its answer looks at no run: what is right must come from a run`,
    })
  }
  return [...findings, ...unfilled.findings()]
}

function answerFindings(
  question: Question,
  known: Ran<KnobValues>,
  fault: (words: string) => void,
): Finding[] {
  const right = judge(question, correctAnswer(question, known), known, known)
  if (right.verdict !== 'right') fault('its right answer is judged wrong')
  return kindOf(question)
    .everyAnswer(question, known)
    .flatMap((given) => {
      try {
        const said = judge(question, given, known, known).why
        const wrong = said.length === 0 ? 'is nothing' : said.map(saidFault).find((one) => one)
        if (wrong) fault(`what is said to ${JSON.stringify(given)} ${wrong}`)
        return []
      } catch (thrown) {
        const what = `question "${question.id}", said to ${JSON.stringify(given)}`
        return [thrownFinding(thrown, what, known.knobs)]
      }
    })
}
