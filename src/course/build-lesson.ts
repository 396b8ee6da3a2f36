import type { AuthoredLesson, SnippetSettings, VariantSettings } from './kit/authored.ts'
import type { KnobValues } from './kit/knob.ts'
import type { Lesson } from './lesson.ts'
import type { Snippet, Variant } from './variant.ts'
import { buildQuestion } from './build-questions.ts'
import { Texts } from './build-texts.ts'
import type { LessonText } from './text.ts'
import { fill, type Known } from './resolve.ts'
import { holesOf, MarkdownFault, readTemplate } from './template.ts'
import type { WrittenQuestion, WrittenQuestions } from './written.ts'

type Values = KnobValues
type Settings = VariantSettings<Values> | SnippetSettings<Values>

/**
 * A lesson as it is played: the logic of its lesson.ts, its questions.md, and
 * the programs among its files. `faults` are what does not fit together.
 */
export function buildLesson(
  authored: AuthoredLesson<Values>,
  written: WrittenQuestions,
  files: readonly string[],
  text: LessonText,
): { lesson: Lesson<Values>; faults: MarkdownFault[] } {
  const variants = variantsOf(authored, files)
  const snippets = snippetsOf(authored, files)
  const runs = new Set([...variants, ...snippets].map(({ id }) => id))
  const pythonOf = files.includes('demo.py') ? variants.map(({ id }) => id) : []
  const python = { variants: pythonOf, differences: {}, ...authored.python }
  for (const id of python.variants) runs.add(`python:${id}`)
  const known = { names: authored.names ?? {}, runs }
  const texts = new Texts(known, 'time')
  const faults: MarkdownFault[] = []
  const attempt = <Made>(make: () => Made): Made | null => {
    try {
      return make()
    } catch (thrown) {
      if (!(thrown instanceof MarkdownFault)) throw thrown
      faults.push(thrown)
      return null
    }
  }
  const built = (questions: readonly WrittenQuestion[]) =>
    questions.flatMap((one) => {
      const question = attempt(() => buildQuestion(one, known, authored.answers))
      return question === null ? [] : [question]
    })
  const lesson = {
    knobs: authored.knobs,
    variants,
    snippets,
    predictions: built(written.predict),
    modify: {
      text: texts.text(written.task.text),
      set: authored.modify,
      questions: built(written.modify),
      allRight: attempt(() => texts.feedback(written.task.allRight)) ?? '',
    },
    quiz: built(written.quiz),
    review: built(written.review),
    surprise: authored.surprise,
    otherKnobs: authored.otherKnobs,
    ...(files.includes('demo.py') && { python }),
    figures: figuresOf(text, known),
  }
  return { lesson, faults }
}

/** What the holes of text.md stand for. */
function figuresOf(text: LessonText, known: Known): Lesson<Values>['figures'] {
  const holes = Object.values(text)
    .flat()
    .flatMap((line: string) => holesOf(readTemplate(line, { line: 1, column: 1 })))
  return Object.fromEntries(
    holes.map((hole) => [
      hole.path,
      (ran) => fill({ parts: [hole], place: hole.place }, known, { ...ran, given: [] }, 'time'),
    ]),
  )
}

function variantsOf(authored: AuthoredLesson<Values>, files: readonly string[]): Variant<Values>[] {
  return Object.entries(authored.variants).map(([name, given]) => {
    const settings = typeof given === 'object' && given !== null ? given : { bound: given }
    const id = settings.id ?? kebab(name)
    return {
      ...program(authored, name, settings, files),
      title: settings.title ?? id.replaceAll('-', ' '),
      ...drawn(settings),
    } as Variant<Values>
  })
}

function drawn({ bound, extraToleranceMs }: VariantSettings<Values>): object {
  return { bound, ...(extraToleranceMs && { extraToleranceMs }) }
}

/** Every export of snippets.ts, every file under snippets/, and what lesson.ts makes of another's file. */
function snippetsOf(authored: AuthoredLesson<Values>, files: readonly string[]): Snippet<Values>[] {
  const settings = authored.snippets ?? {}
  // As a module has its exports, whoever loads it.
  const exported = Object.entries(authored.programs['snippets'] ?? {})
    .flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))
    .sort()
  const ownFiles = [
    ...new Set(
      files.flatMap((file) => /^snippets\/([\w-]+)\.(?:ts|js|mjs)$/.exec(file)?.[1] ?? []),
    ),
  ]
  const pythonFiles = files.flatMap((file) => /^snippets\/([\w-]+)\.py$/.exec(file)?.[1] ?? [])
  const names = new Set([
    ...exported,
    ...ownFiles,
    ...pythonFiles.map((name) => `python:${name}`),
    ...Object.keys(settings),
  ])
  return [...names].map((name) => {
    const own = (Object.hasOwn(settings, name) ? settings[name] : undefined) ?? {}
    return {
      ...program(authored, name, own, files),
      ...(own.knobs && { knobs: own.knobs }),
    } as Snippet<Values>
  })
}

/** The program of a name: an export, a Python file, or a file of its own. */
function program(
  { programs }: AuthoredLesson<Values>,
  name: string,
  settings: Settings,
  files: readonly string[],
): object {
  const { file, shows, network, flags, args, edits, undecided, deadlineMs } = settings
  const id = settings.id ?? kebab(name)
  const common = {
    id,
    ...(network && { network }),
    ...(deadlineMs !== undefined && { deadlineMs }),
  }
  const [module, exports] =
    Object.entries(programs).find(([, one]) => typeof Object(one)[name] === 'function') ?? []
  if (exports !== undefined) {
    const run = Object(exports)[name]
    return { kind: 'lab', ...common, run, file: fileOf(module!, files), ...(shows && { shows }) }
  }
  const pythonName = /^python:(.*)$/.exec(name)?.[1]
  const own = file ?? fileOf(pythonName ?? id, files, pythonName !== undefined)
  return {
    kind: pythonName === undefined ? 'process' : 'python',
    ...common,
    file: own,
    ...(flags && { flags }),
    ...(args && { args }),
    ...(edits && { edits }),
    ...(undecided && { undecided }),
  }
}

/** The file of a program: beside lesson.ts or under snippets/, the one with types if both are there. */
function fileOf(name: string, files: readonly string[], isPython = false): string {
  const endings = isPython ? ['py'] : ['ts', 'js', 'mjs']
  const candidates = ['', 'snippets/'].flatMap((folder) =>
    endings.map((ending) => `${folder}${name}.${ending}`),
  )
  return candidates.find((one) => files.includes(one)) ?? candidates[0]!
}

/** oneByOne → one-by-one */
function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
