import type { App } from '../app.ts'
import type { FoundLesson } from '../course/find.ts'
import { type LessonProgress, type LessonState, nextOf } from '../journal/progress.ts'
import { listed } from '../text/phrases.ts'
import { line, type Role } from '../picture/line.ts'
import { type Definition, type Given, json } from './definition.ts'
import { printNext, writeJson } from './output.ts'

/** A lesson's state as it is said. */
export const stateWords = {
  new: 'new',
  queued: 'queued',
  known: 'known, may be skipped',
  started: 'begun',
  done: 'done',
} satisfies Record<LessonState, string>

const languageNames: Readonly<Record<string, string>> = {
  javascript: 'JavaScript',
  python: 'Python',
}

/** "written in JavaScript and Python"; nothing where the exercise is not passed. */
export function solvedWords({ solved }: Pick<LessonProgress, 'solved'>): string {
  const names = solved.map((language) => languageNames[language] ?? language)
  return names.length === 0 ? '' : `written in ${listed(names.toSorted())}`
}

/** "5 of 8 right at first" */
export function scoreOf({ firstAnswers }: LessonProgress): string {
  const right = firstAnswers.filter(({ verdict }) => verdict === 'right').length
  return `${right} of ${firstAnswers.length} right at first`
}

/** The states of a course that nobody knows anything of yet stand in as many columns. */
const leastStateWidth = 5

export const definition = {
  name: 'list',
  arguments: '',
  summary: 'list the lessons and how far you are',
  options: [json],
  examples: ['list'],
} as const satisfies Definition

/** Lists the lessons and how far the learner is; only their front matter is read. */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  const lessons = await app.lessons()
  if (given.json) {
    writeJson(app, { lessons: await Promise.all(lessons.map((one) => lessonJson(app, one))) })
    return 0
  }
  await printList(app, lessons)
  app.print([[]])
  printNext(app, `learn ${nextOf(app.journal.progress, lessons).id}`)
  return 0
}

/** What a state is seen by at a glance, beside its words; a lesson that is new has nothing before it. */
const looks: Record<LessonState, { sign: string; role: Role }> = {
  new: { sign: ' ', role: 'plain' },
  queued: { sign: '!', role: 'mark' },
  known: { sign: '~', role: 'dim' },
  started: { sign: '>', role: 'next' },
  done: { sign: '✓', role: 'right' },
}

/** One lesson a line, by number, sign, id and state, with its title: in columns, or as sentences. */
export async function printList(app: App, lessons: readonly FoundLesson[]): Promise<void> {
  if (app.capabilities.linear !== null) {
    app.print(lessons.map((one) => line(inWords(one, stateText(app, one)))))
    return
  }
  const states = lessons.map((one) => stateWords[stateOf(app, one)])
  const width = Math.max(...lessons.map(({ id }) => id.length))
  const stateWidth = Math.max(leastStateWidth, ...states.map(({ length }) => length))
  for (const [index, lesson] of lessons.entries()) {
    const { sign, role } = looks[stateOf(app, lesson)]
    const shown = app.capabilities.ascii && sign === '✓' ? '+' : sign
    const solved = solvedWords(app.journal.progress.of(lesson.id))
    const number = String(lesson.number).padStart(2)
    const begin = `${number}${shown} ${lesson.id.padEnd(width)}  ${states[index]!.padEnd(stateWidth)}`
    const title = `${lesson.title}${solved === '' ? '' : ` (${solved})`}`
    const [first = '', ...more] = (await app.fitted(`${begin}  ${title}`)).split('\n')
    // A window so narrow that the state is broken shows it without its colour.
    const rest = first.startsWith(begin) ? first.slice(begin.length) : null
    app.print([
      rest === null ? line(first) : [...line(begin, role), ...line(rest)],
      ...more.map((one) => line(one)),
    ])
  }
}

function inWords({ number, id, title }: FoundLesson, state: string): string {
  return `Lesson ${number}: ${title}. Id: ${id}. State: ${state}.`
}

/** "done, written in Python" */
function stateText(app: App, lesson: FoundLesson): string {
  const solved = solvedWords(app.journal.progress.of(lesson.id))
  return `${stateWords[stateOf(app, lesson)]}${solved === '' ? '' : `, ${solved}`}`
}

function stateOf(app: App, { id }: FoundLesson): LessonState {
  return app.journal.progress.of(id).state
}

async function lessonJson(app: App, found: FoundLesson): Promise<object> {
  const { lesson } = await app.load(found)
  return {
    id: found.id,
    title: found.title,
    summary: found.summary,
    state: stateOf(app, found),
    solved: app.journal.progress.of(found.id).solved,
    demo: {
      variants: lesson.variants.map(({ id }) => id),
      knobs: Object.entries(lesson.knobs).map(([name, knob]) =>
        knob.kind === 'choice'
          ? { name, kind: knob.kind, values: knob.values, default: knob.default }
          : {
              name,
              kind: knob.kind,
              ...(knob.unit && { unit: knob.unit }),
              min: knob.min,
              max: knob.max,
              default: knob.default,
            },
      ),
    },
  }
}
