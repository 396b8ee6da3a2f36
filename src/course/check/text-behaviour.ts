import { runsOf, pythonVersionsOf } from '../code.ts'
import { traitsOf } from '../../trace/traits.ts'
import { oneLine } from '../fault.ts'
import { defaults } from '../knobs.ts'
import type { KnobValues } from '../kit/knob.ts'
import type { Ran, RunView } from '../kit/told.ts'
import type { LoadedLesson } from '../load.ts'
import { questionsFile } from '../lesson-parts.ts'
import { holesOf, readTemplate } from '../template.ts'
import type { Section } from '../text.ts'
import { words } from '../../questions/question.ts'
import type { LessonRuns } from '../runs/lesson-runs.ts'
import { before, ran, runView } from '../../tutor/texts.ts'
import { type Finding, thrownFinding } from './finding.ts'
import { knobEnds, otherSettings, turnedSetting } from './knob-settings.ts'
import { saidFault } from './said-fault.ts'
import { watchedRuns } from './watched-runs.ts'

/** The holes of text.md, filled as the learner may come to read them; those of the idea before any run. */
export async function textFindings(loaded: LoadedLesson, runs: LessonRuns): Promise<Finding[]> {
  const usual = defaults(loaded.lesson.knobs)
  const variants = loaded.lesson.variants.map(({ id }) => id)
  const python = [...pythonVersionsOf(loaded), ...loaded.lesson.snippets]
    .filter((program) => traitsOf(program).isRecorded)
    .map(({ id }) => id)
  const findings: Finding[] = []
  for (const knobs of [usual, ...otherSettings(loaded), ...knobEnds(loaded)]) {
    const told = ran(loaded, null, knobs, await viewsOf(runs, variants, knobs))
    findings.push(
      ...sectionFindings(loaded, 'idea', ran(loaded, null, knobs, new Map())),
      ...sectionFindings(loaded, 'after', told),
      ...sectionFindings(loaded, 'recap', told),
    )
  }
  const recorded = ran(loaded, null, usual, await viewsOf(runs, python, usual))
  return [...findings, ...sectionFindings(loaded, 'python', recorded)]
}

async function viewsOf(
  runs: LessonRuns,
  ids: readonly string[],
  knobs: KnobValues,
): Promise<Map<string, RunView>> {
  const views = new Map<string, RunView>()
  for (const id of ids) {
    views.set(id, runView(await runs.expected(id, knobs), runs.bound(id, knobs)))
  }
  return views
}

function sectionFindings(
  { text, textLines, lesson }: LoadedLesson,
  section: Section,
  known: Ran<KnobValues>,
): Finding[] {
  return text[section].flatMap((line, index) =>
    holesOf(readTemplate(line, { line: textLines[section] + index, column: 1 })).flatMap(
      ({ path, place }) => {
        const at = { file: 'text.md', ...place, knobs: known.knobs }
        try {
          const fault = saidFault(String(lesson.figures[path]?.(watchedRuns(known))))
          return fault === null ? [] : [{ ...at, fault: `{${path}} ${fault}` }]
        } catch (thrown) {
          return [{ ...at, fault: oneLine(thrown) }]
        }
      },
    ),
  )
}

/** The knob task, read before the run at whatever knobs, and what is said when all of it was right. */
export async function taskFindings(loaded: LoadedLesson, runs: LessonRuns): Promise<Finding[]> {
  const { lesson, written } = loaded
  const findings: Finding[] = []
  const read = (what: string, knobs: KnobValues, text: () => string): void => {
    try {
      const fault = saidFault(text())
      if (fault === null) return
      findings.push({
        file: questionsFile,
        ...written.task.place,
        fault: `${what} ${fault}`,
        knobs,
      })
    } catch (thrown) {
      findings.push(thrownFinding(thrown, what, knobs))
    }
  }
  for (const knobs of [defaults(lesson.knobs), ...otherSettings(loaded), ...knobEnds(loaded)]) {
    read('the task', knobs, () => words(lesson.modify.text, before(loaded, null, knobs)))
  }
  const [first] = lesson.modify.questions
  if (first === undefined) return findings
  const turned = turnedSetting(loaded)
  const known = ran(loaded, first, turned, await viewsOf(runs, runsOf(first), turned))
  read('"- all right:"', turned, () =>
    words(lesson.modify.allRight, { ...watchedRuns(known), given: [] }),
  )
  return findings
}
