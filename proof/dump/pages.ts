import type { Answer, Form, Lesson, Origin, Question, Setting } from './lesson.ts'
import { playWith } from './play.ts'

/** One text file of the dump. */
export interface Page {
  file: string
  text: string
}

const origins: readonly Origin[] = ['python', 'javascript', 'both']
const forms: readonly Form[] = ['first', 'missed', 'review']

/** All pages of one lesson, in a fixed order. */
export async function pagesOf(lesson: Lesson): Promise<Page[]> {
  const page = (name: string, lines: readonly string[]): Page => ({
    file: `${lesson.folder}/${name}.txt`,
    text: `${lines.join('\n')}\n`,
  })
  const pages = [page('runs', await runLines(lesson))]
  for (const origin of origins) {
    pages.push(page(origin, await lessonLines(lesson, origin)))
    for (const choice of ['right', 'wrong'] as const) {
      const { exitCode, said, noted, answers } = await playWith(lesson, origin, choice)
      const kept = answers.map((answer) => JSON.stringify(answer))
      pages.push(
        page(`${origin}-${choice}-answers`, [
          ...section('exit code', [String(exitCode)]),
          ...section('stdout', said.split('\n')),
          ...section('stderr', noted.split('\n')),
          ...section('answers kept', kept),
        ]),
      )
    }
  }
  return pages
}

/** Programs, their code, what is expected of them, and what child processes really write. */
async function runLines({ programs, settings, pictures }: Lesson): Promise<string[]> {
  const lines: string[] = []
  for (const { id, role, runsIn, title, code, facts, outcome } of programs) {
    lines.push(
      ...section(`${role} ${id} (${runsIn})`, [...(title === null ? [] : [title]), ...code]),
    )
    const outcomes = new Map<string, string>()
    for (const setting of runsIn === 'python' ? settings.slice(0, 1) : settings) {
      const expected = JSON.stringify(await facts(setting), null, 1)
      lines.push(...section(`${id}, ${setting.name}: expected`, [expected]))
      if (runsIn !== 'node') continue
      // With the same knobs nothing else can be expected of a real one.
      const real = outcomes.get(expected) ?? JSON.stringify(await outcome(setting), null, 1)
      outcomes.set(expected, real)
      lines.push(...section(`${id}, ${setting.name}: really`, [real]))
    }
  }
  for (const setting of settings) {
    const { drawn, plain } = await pictures(setting)
    lines.push(...section(`${setting.name}: drawn`, drawn))
    lines.push(...section(`${setting.name}: in plain lines`, plain))
  }
  return lines
}

async function lessonLines(lesson: Lesson, origin: Origin): Promise<string[]> {
  const { about, settings, questions } = lesson
  const steps = lesson.steps(origin)
  const lines = [...section('about', [JSON.stringify(about, null, 1)]), ...section('steps', steps)]
  for (const setting of settings) {
    const named = `${setting.name} ${JSON.stringify(setting.knobs)}`
    for (const [name, text] of Object.entries(await lesson.texts(setting))) {
      lines.push(...section(`${name}, ${named}`, text))
    }
    for (const question of inOrder(questions, steps)) {
      lines.push(...(await questionLines(question, setting)))
    }
  }
  return lines
}

/** As the steps put them; those that are no step stand last. */
function inOrder(questions: readonly Question[], steps: readonly string[]): Question[] {
  const place = ({ id }: Question): number => {
    const found = steps.findIndex((step) => step.endsWith(`:${id}`))
    return found === -1 ? steps.length : found
  }
  return [...questions].sort((one, other) => place(one) - place(other))
}

async function questionLines(question: Question, setting: Setting): Promise<string[]> {
  const lines: string[] = []
  const title = `${question.stage} ${question.id}, ${setting.name}`
  for (const form of forms) {
    const { knobs, text, kind, unit, options, code } = await question.put(setting, form)
    const asked = options.map((option) => `${option.number} [${option.id}] ${option.text}`)
    const of = `${kind}${unit === null ? '' : ` in ${unit}`}, with ${JSON.stringify(knobs)}`
    lines.push(...section(`${title}, ${form}: ${of}`, [...code, text, ...asked]))
  }
  lines.push(...section(`${title}: right`, [JSON.stringify(await question.right(setting))]))
  const answers = [null, ...(await question.answers(setting))].map((one) => JSON.stringify(one))
  for (const text of new Set(answers)) {
    const answer = JSON.parse(text) as Answer | null
    const { verdict, distractor, plain, drawn } = await question.reply(setting, answer)
    const fits = distractor === null ? '' : ` (${distractor})`
    lines.push(...section(`${title}: ${text} is ${verdict}${fits}`, plain))
    if (drawn.join('\n') !== plain.join('\n')) lines.push(...section('drawn', drawn))
  }
  return lines
}

function section(title: string, lines: readonly string[]): string[] {
  return [`== ${title}`, ...lines, '']
}
