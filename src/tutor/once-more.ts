import { runsOf } from '../course/code.ts'
import type { KnobValues } from '../course/kit/knob.ts'
import { type Asking, askQuestion } from './ask.ts'
import { judgeAnswer, type ReadyQuestion, readyQuestion } from './asking.ts'
import { quietSnippets } from './snippets.ts'
import type { ShownRun } from './lesson-runs.ts'
import { remember, runAndRemember } from './remembering.ts'
import { blank } from './say.ts'
import { type Play, printRuns } from './scene.ts'
import type { AnyQuestion } from './telling.ts'
import { type Attempt, verdictLines } from './verdict.ts'

/** What was seen before runs faster. */
export const replaySpeed = 4

/** What is asked apart from its place in the lesson: with which knobs, and under which step it is kept. */
export interface OnceMore extends Asking {
  question: AnyQuestion
  knobs: KnobValues
  step: string
}

/** Asks a question apart from its place in the lesson, keeps the answer, then shows what decides it. */
export async function askOnceMore(
  play: Play,
  { question, knobs, step, ...asking }: OnceMore,
): Promise<Attempt> {
  const { stage, loaded, runs } = play
  const ready = await readyQuestion(loaded, runs, question, knobs)
  const given = await askQuestion(stage, loaded, ready, asking)
  await remember(play, step, judgeAnswer(loaded, runs, ready, given))
  const { shown, lines } = await rerun(play, step, ready)
  const attempt = judgeAnswer(loaded, runs, ready, given, shown)
  stage.print([...lines, ...verdictLines(stage, loaded, attempt), blank])
  return attempt
}

/** Shows what decides the question: a variant live and faster, snippets quietly. */
async function rerun(
  play: Play,
  step: string,
  ready: ReadyQuestion,
): Promise<Awaited<ReturnType<typeof quietSnippets>>> {
  const shown: ShownRun[] = []
  for (const id of variantsOf(play, ready.question)) {
    shown.push(
      await runAndRemember(play, step, id, ready.knobs, {
        speed: replaySpeed,
        earlier: [...shown],
      }),
    )
  }
  if (shown.length > 0) await printRuns(play, shown)
  const snippets = await quietSnippets(play, ready)
  return { shown: [...shown, ...snippets.shown], lines: snippets.lines }
}

/** The variants among the runs that decide a question. */
export function variantsOf({ loaded }: Pick<Play, 'loaded'>, question: AnyQuestion): string[] {
  return runsOf(question).filter((id) => loaded.lesson.variants.some((one) => one.id === id))
}
