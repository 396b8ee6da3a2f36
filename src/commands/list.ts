import type { App } from '../app.ts'
import type { FoundLesson } from '../catalog/find.ts'
import { lessonProgress } from '../progress/progress.ts'
import type { Given } from './commands.ts'
import { schemaVersion } from './schema.ts'

const stateWords = { new: 'new', started: 'begun', done: 'done' }

/** Lists the lessons and how far the learner is; only their front matter is read. */
export async function execute(app: App, given: Given): Promise<number> {
  const lessons = await app.lessons()
  if (given.json) {
    const document = {
      schemaVersion,
      lessons: await Promise.all(lessons.map((one) => lessonJson(app, one))),
    }
    app.write(`${JSON.stringify(document, null, 2)}\n`)
    return 0
  }
  app.write(listText(app, lessons))
  const next = lessons.find((one) => stateOf(app, one) !== 'done') ?? lessons[0]
  app.write(`\nNext: learn-async learn ${next?.id ?? ''}\n`)
  return 0
}

/** One lesson a line, by number, id and state, with its title. */
export function listText(app: App, lessons: readonly FoundLesson[]): string {
  const width = Math.max(...lessons.map(({ id }) => id.length))
  return lessons
    .map((one) => {
      const state = stateWords[stateOf(app, one)].padEnd(5)
      return `${String(one.number).padStart(2)}  ${one.id.padEnd(width)}  ${state}  ${one.title}\n`
    })
    .join('')
}

function stateOf(app: App, { id }: FoundLesson): 'new' | 'started' | 'done' {
  return lessonProgress(app.journal.entries, id).state
}

async function lessonJson(app: App, found: FoundLesson): Promise<object> {
  // The list itself needs no lesson, and nothing that reads one.
  const { loadLesson } = await import('../catalog/load.ts')
  const { lesson } = await loadLesson(app.courseFiles, found)
  return {
    id: found.id,
    title: found.title,
    summary: found.summary,
    state: stateOf(app, found),
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
