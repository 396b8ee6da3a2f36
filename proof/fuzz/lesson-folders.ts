import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { fixtureCourse, memory } from '../../testing/courses.ts'
import { type Family, type Ground, made } from './families.ts'
import { type Mutation, mutated, mutations, oddText, oddValue } from './mutations.ts'
import { inProcess } from './outcome.ts'

const folder = `${fixtureCourse}/01-good`
const programs = ['snippets.js', 'demo.js', 'lesson.js', 'questions.md']

const thrower = (thrown: unknown) => () => {
  throw thrown
}

/** Members of a lesson can be functions: these give what no author means to. */
const oddFunction = fc.constantFrom<unknown>(
  thrower(new Error('no\nsecond line')),
  thrower('\u001b[2J'),
  thrower(undefined),
  thrower(Object.create(null)),
  () => undefined,
  () => null,
  () => Number.NaN,
  () => '\u001b[2J',
  () => [],
  () => ['A', 'A'],
  () => ({}),
  () => Promise.reject(new Error('later')),
  () => new Promise(() => {}),
)

/** A lesson folder with other text, other members in its lesson, and files that are not there. */
export async function lessonFolders({ host }: Ground): Promise<Family> {
  const { default: lesson } = (await import(`${folder}/lesson.js`)) as { default: unknown }
  const texts = new Map<string, string>()
  for (const file of [...programs, 'text.md'])
    texts.set(file, await readFile(`${folder}/${file}`, 'utf8'))
  const cases = fc.record({
    text: textOf(texts.get('text.md')!),
    changes: fc.oneof(fc.constant<Mutation[]>([]), mutations(fc.oneof(oddValue, oddFunction))),
    command: fc.constantFrom(
      'list',
      'list --json',
      'show good',
      'show good --questions',
      'run good --json',
      'run good',
      'quiz good --json',
      'quiz good --answers=1,2-1,100,1',
      'quiz --surprise --answers=1',
      `check ${fixtureCourse}`,
      '--accessible learn good',
      'complete -- run good --set ',
    ),
  })
  return {
    name: 'lesson folders',
    says: 'a lesson with odd text and odd members, listed, shown, run, asked and checked',
    share: 0.15,
    ...made(cases, {
      inProcess: ({ text, changes, command }) => {
        const files = memory(
          Object.fromEntries([
            ...programs.map((file) => [`${folder}/${file}`, texts.get(file)!] as const),
            [`${folder}/text.md`, text],
          ]),
          { [`${folder}/lesson.js`]: { default: mutated(lesson, changes) } },
        )
        return inProcess(
          command.split(' '),
          {
            runHost: host,
            courseFiles: files,
            lessons: fixtureCourse,
            terminal: command.startsWith('--accessible'),
          },
          ({ screen }) => screen.input.push(null),
        )
      },
    }),
  }
}

function textOf(good: string): fc.Arbitrary<string> {
  const lines = good.split('\n')
  const changed = fc
    .array(fc.tuple(fc.nat(lines.length - 1), oddText), { minLength: 1, maxLength: 3 })
    .map((changes) => {
      const result = [...lines]
      for (const [at, text] of changes)
        result[at] = `${result[at]!.slice(0, text.length % 12)}${text}`
      return result.join('\n')
    })
  return fc.oneof(fc.constant(good), changed, oddText)
}
