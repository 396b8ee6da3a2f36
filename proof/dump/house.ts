import { codeOf, codeWith, type Program, programOf } from '../../src/course/code.ts'
import { defaults, range } from '../../src/course/knobs.ts'
import { questionsOf } from '../../src/course/lesson-parts.ts'
import type { LoadedLesson } from '../../src/course/load.ts'
import { entriesIn } from '../../testing/entries.ts'
import { correctAnswer } from '../../src/questions/judge.ts'
import { kindOf } from '../../src/questions/kinds.ts'
import { words } from '../../src/questions/question.ts'
import { judgeAnswer, putQuestion } from '../../src/tutor/ask-one.ts'
import { readyQuestion } from '../../src/tutor/expected.ts'
import { codeLines } from '../../src/tutor/layout.ts'
import type { LessonRuns, ShownRun } from '../../src/course/runs/lesson-runs.ts'
import { pictureLines, pictureOf, wordLines } from '../../src/tutor/pictures.ts'
import { pythonPage } from '../../src/tutor/python-version.ts'
import { languagesOf, stepsOf } from '../../src/tutor/steps.ts'
import { before, ran, textLines } from '../../src/tutor/texts.ts'
import { verdictLines } from '../../src/tutor/verdict.ts'
import { textOf } from '../../src/picture/line.ts'
import { computeFacts } from '../../src/trace/facts.ts'
import { playByLines } from '../../testing/learner.ts'
import { MemoryStorage } from '../../testing/memory-storage.ts'
import { runHost } from '../../testing/host.ts'
import { houseLessons } from '../fuzz/course.ts'
import {
  allPrograms,
  nowPlaying,
  runsOfLesson,
  settingsOf,
  showExpectedRuns,
  unrecordedRun,
} from './expected-runs.ts'
import { errorText, figures, settled } from './figures.ts'
import type { KnobValues, Lesson, ProgramOfLesson, Question, Setting, StageName } from './lesson.ts'

/**
 * All that the dump knows of the program, with expected-runs.ts and figures.ts:
 * when the program is rebuilt, these are written anew, and the dump must stay
 * the same.
 */

/** The lessons of the house. From now on every run that is shown is its expected one, as if it had been run for real. */
export async function lessonsOfTheHouse(): Promise<Lesson[]> {
  await showExpectedRuns()
  return (await houseLessons()).map(lessonOf)
}

function lessonOf(loaded: LoadedLesson): Lesson {
  const { id, name, number, title, summary, aliases, lesson } = loaded
  const runs = runsOfLesson(loaded)
  const texts = lessonTexts(loaded, runs)
  return {
    id,
    folder: name,
    about: {
      id,
      number,
      title,
      summary,
      aliases,
      surprise: lesson.surprise,
      knobs: Object.entries(lesson.knobs).map(([one, knob]) => [
        one,
        knob.label,
        knob.default,
        range(knob),
      ]),
    },
    settings: settingsOf(loaded),
    programs: allPrograms(loaded).map((program) => programOfLesson(loaded, runs, program)),
    questions: questionsOf(lesson).map(({ question, stage }) =>
      questionOf(loaded, runs, question, stage),
    ),
    steps: (origin) =>
      stepsOf(loaded, languagesOf({ settings: { origin } })).map((step) => step.id),
    texts,
    async pictures({ knobs }) {
      const pictures = (await shownRuns(loaded, runs, knobs)).map((run) =>
        pictureOf(loaded, runs, run),
      )
      return {
        drawn: [...pictureLines(pictures, drawnPage), ...wordLines(pictures, drawnPage)].map(
          textOf,
        ),
        plain: wordLines(pictures, plainPage).map(textOf),
      }
    },
    async play(origin, typing) {
      nowPlaying(loaded)
      const storage = new MemoryStorage().put(
        `\n{"v":1,"kind":"chose","at":"2026-01-01T00:00:00Z","setting":"origin","value":"${origin}"}\n`,
      )
      const { exitCode, said, noted } = await playByLines(['learn', id], typing, {
        runHost,
        storage,
      })
      const { entries } = entriesIn(storage.files.get('journal.jsonl')!)
      const answers = entries.flatMap((entry) =>
        entry.kind === 'answered'
          ? {
              step: entry.step,
              question: entry.question,
              given: entry.given,
              verdict: entry.verdict,
            }
          : [],
      )
      return { exitCode, said, noted, answers }
    },
  }
}

const plainPage = { linear: true, ascii: true, highlight: null, width: () => 80 }
const drawnPage = { linear: false, ascii: false, highlight: null, width: () => 80 }

/** Each variant's expected run, as it would be shown. */
function shownRuns(loaded: LoadedLesson, runs: LessonRuns, knobs: KnobValues): Promise<ShownRun[]> {
  return Promise.all(loaded.lesson.variants.map(({ id }) => runs.real(id, knobs)))
}

function lessonTexts(loaded: LoadedLesson, runs: LessonRuns): Lesson['texts'] {
  const { modify, knobs: all, python } = loaded.lesson
  const lines = (text: string): string[] => text.split('\n')
  return async ({ knobs }) => {
    const play = { host: { width: () => 80 }, loaded, runs }
    const shown = await shownRuns(loaded, runs, knobs)
    const section = async (name: 'idea' | 'after' | 'recap'): Promise<string[]> =>
      (await textLines(play, name, name === 'idea' ? [] : shown, knobs)).map(textOf)
    const [first] = modify.questions
    const turned = { ...defaults(all), ...modify.set } as KnobValues
    const ready = await readyQuestion(loaded, runs, first!, turned)
    const known = ran(loaded, first!, turned, ready.expected)
    return {
      idea: await section('idea'),
      after: await section('after'),
      recap: await section('recap'),
      python: pythonPage(plainPage, loaded).map(textOf),
      'python differs': Object.entries(python?.differences ?? {}).flatMap(([variant, told]) =>
        Object.values(told).map((text) => `${variant}: ${text}`),
      ),
      modify: lines(words(modify.text, before(loaded, null, knobs))),
      'modify, all right': lines(
        words(modify.allRight, { ...known, given: correctAnswer(first!, known) }),
      ),
    }
  }
}

function programOfLesson(
  loaded: LoadedLesson,
  runs: LessonRuns,
  { id, role }: { id: string; role: ProgramOfLesson['role'] },
): ProgramOfLesson {
  const program: Program = programOf(loaded, id)
  const isProcess = program.kind === 'process'
  return {
    id,
    role,
    runsIn: isProcess ? 'node' : program.kind,
    title: 'title' in program ? program.title : null,
    code: plainCode(codeOf(loaded, id)),
    async facts({ knobs }) {
      const trace = await runs.expected(id, knobs)
      const own = runs.knobsFor(id, knobs)
      return { knobs: own, boundMs: runs.bound(id, own), ...figures(trace) }
    },
    async outcome({ knobs }) {
      if (!isProcess) return {}
      const trace = await unrecordedRun(loaded, id, knobs)
      const { logged } = computeFacts(trace)
      return {
        lines: settled(
          logged.map(({ text }) => text),
          program.undecided ?? [],
        ),
        ending: trace.ending.kind,
        exitCode: trace.exitCode,
        unhandled: trace.unhandled.map(errorText),
      }
    },
  }
}

const kindNames: Readonly<Record<string, string>> = {
  number: 'number',
  order: 'order',
  'one-of': 'one choice',
  'several-of': 'several choices',
  line: 'line',
}

function questionOf(
  loaded: LoadedLesson,
  runs: LessonRuns,
  question: Parameters<typeof readyQuestion>[2],
  stage: StageName,
): Question {
  const ready = ({ knobs }: Setting) => readyQuestion(loaded, runs, question, knobs)
  const exact = async (setting: Setting) => (await ready(setting)).exact
  return {
    id: question.id,
    stage,
    async put(setting, form) {
      // Nothing was seen before a review: a variant's code stands with it too.
      const put =
        form === 'review' ? { ...question, withCode: question.withCode ?? true } : question
      const one = await readyQuestion(loaded, runs, put, setting.knobs)
      const { presented } = putQuestion(loaded, one, {
        round: form === 'first' ? 0 : 1,
        namedKnobs:
          form === 'review' ? 'all' : stage === 'modify' && form === 'first' ? 'none' : 'turned',
      })
      const { text, kind, unit, options } = presented
      const code = plainCode(codeWith(loaded, put) ?? [])
      return { knobs: one.knobs, text, kind: kindNames[kind] ?? kind, unit, options, code }
    },
    right: async (setting) => correctAnswer(question, await exact(setting)),
    answers: async (setting) => kindOf(question).everyAnswer(question, await exact(setting)),
    async reply(setting, answer) {
      const attempt = judgeAnswer(loaded, runs, await ready(setting), answer)
      const { verdict, distractor } = attempt.judgement
      return {
        verdict: answer === null ? 'passed' : verdict,
        distractor: answer === null ? null : distractor,
        plain: verdictLines(plainPage, loaded, attempt).map(textOf),
        drawn: verdictLines(drawnPage, loaded, attempt).map(textOf),
      }
    },
  }
}

function plainCode(code: Parameters<typeof codeLines>[1]): string[] {
  return codeLines(plainPage, code).map(textOf)
}
