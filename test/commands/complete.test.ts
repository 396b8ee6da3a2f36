import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { complete } from '../../src/commands/complete.ts'
import { main } from '../../src/main.ts'
import type { System } from '../../src/system/system.ts'
import { runHost } from '../../testing/host.ts'
import { disk, fixtureCourse, frontMatter, goodLesson, memory } from '../../testing/courses.ts'

const { authored } = await goodLesson()
const questions = await disk.read(`${fixtureCourse}/01-good/questions.md`)
const way = { kind: 'choice', label: 'way', default: 'slow', values: ['slow', 'quick'] }

const course = memory(
  {
    'course/01-good/text.md': `${frontMatter('good', 'fine, rather good')}# Idea\nI\n# After\nA\n# Recap\nR\n`,
    'course/01-good/lesson.js': '',
    'course/01-good/questions.md': questions,
    'course/01-good/demo.js': '',
    'course/01-good/snippets.js': '',
    'course/02-other/text.md': frontMatter('other'),
  },
  { 'course/01-good/lesson.js': { default: { ...authored, knobs: { ...authored.knobs, way } } } },
)

/** What the program answers a shell, line by line, and what it wrote beside. */
async function answer(...words: string[]): Promise<string[]> {
  let [stdout, stderr] = ['', '']
  const stream = (write: (text: string) => void) => ({ write }) as unknown as NodeJS.WriteStream
  const system: Partial<System> = {
    streams: {
      stdin: {} as NodeJS.ReadStream,
      stdout: stream((text) => (stdout += text)),
      stderr: stream((text) => (stderr += text)),
      env: {},
      platform: 'linux',
      afterReading: () => Promise.resolve(),
    },
    courseFiles: course,
    lessons: 'course',
    runHost,
    onEnd() {},
  }
  // Nothing else of the machine is there: no journal, no prompt.
  const exitCode = await main(['complete', '--', ...words], system as System)
  expect([exitCode, stderr]).toEqual([0, ''])
  return stdout.split('\n').slice(0, -1)
}

const values = async (...words: string[]): Promise<string[]> =>
  (await answer(...words)).map((line) => line.split('\t')[0]!)

describe('what may stand at the cursor', () => {
  it('is a command, with what it does', async () => {
    expect(await answer('ru')).toEqual(['run\trun the demo alone, with its timing'])
    expect(await values('')).toEqual(expect.arrayContaining(['learn', 'completion', 'help']))
    expect(await values('')).not.toContain('complete')
  })

  it('is a lesson by its id; by any of its names once one is begun', async () => {
    expect(await answer('run', '')).toEqual(['good\tLesson good', 'other\tLesson other'])
    expect(await values('run', '0')).toEqual(['01-good', '02-other'])
    expect(await values('learn', '1')).toEqual(['1'])
    expect(await values('quiz', 'fi')).toEqual(['fine'])
    expect(await values('reset', '--yes', 'o')).toEqual(['other'])
  })

  it('is a variant of the lesson named before, by whichever name', async () => {
    expect(await values('run', 'good', '')).toEqual(['one-by-one', 'together'])
    expect(await values('run', '--speed', '2', 'fine', 't')).toEqual(['together'])
    expect(await values('run', '"rather good"', 't')).toEqual(['together'])
    expect(await values('run', 'rather\\ good', 't')).toEqual(['together'])
  })

  it('is a knob after --set, then what it may be', async () => {
    expect(await answer('run', 'good', '--set', 'w')).toEqual(['way=\tway'])
    expect(await values('run', 'good', '--set', '')).toEqual(['a=', 'b=', 'way='])
    expect(await values('run', 'good', '--set', 'way=')).toEqual(['way=slow', 'way=quick'])
    expect(await answer('run', 'good', '--set', 'b=3')).toEqual(['b=300\tthe default'])
    expect(await values('run', 'good', '--set', 'b=')).toEqual(['b=250', 'b=300', 'b=400'])
    expect(await values('quiz', 'good', '--set=way=q')).toEqual(['--set=way=quick'])
  })

  it('is an option of the command, then those of all; any of them where no argument is left', async () => {
    const options = await values('quiz', '--')
    expect(options).toEqual(expect.arrayContaining(['--answers', '--accessible', '--motion']))
    expect(options).not.toContain('--hold')
    expect(await values('list', '')).toEqual(await values('list', '--'))
    expect(await values('--acc')).toEqual(['--accessible'])
  })

  it('is one of the values that an option or a setting has', async () => {
    expect(await values('--motion', '')).toEqual(['on', 'off'])
    expect(await values('run', '--motion=of')).toEqual(['--motion=off'])
    expect(await values('settings', 'li')).toEqual(['linear'])
    expect(await values('settings', 'language', '')).toEqual(['ts', 'js', 'py'])
    expect(await values('practice', '--language', 'p')).toEqual(['py'])
    expect(await values('settings', 'origin', '')).toEqual(['python', 'javascript', 'both'])
    expect(await values('settings', 'constructor', '')).toEqual([])
    expect(await values('completion', '')).toEqual(['bash', 'zsh', 'fish', 'powershell'])
    expect(await values('help', 'rese')).toEqual(['reset'])
  })

  it('is a folder of the shell where one is asked for', async () => {
    expect(await answer('new', 'mine', '--in', 'le')).toEqual([':folders'])
  })

  it('is a lesson or, where none is called so, a folder', async () => {
    expect(await values('check', 'go')).toEqual(['good'])
    expect(await answer('check', 'my-')).toEqual([':folders'])
  })

  it('is a file of the shell wherever an argument or a value is one', async () => {
    const program = new Command('x')
    program.command('draw <file.json>').option('--save <file.svg/html/json>')
    const asked = (...words: string[]) =>
      complete(words, { program, files: course, course: async () => '' })
    expect(await asked('draw', 'a')).toBe(':files\n')
    expect(await asked('draw', '--save', '')).toBe(':files\n')
    expect(await asked('draw', '--save=a')).toBe(':files\n')
    expect(await answer('verify', 'learn-async/')).toEqual([':files'])
    expect(await answer('verify', 'good', 'fetch.')).toEqual([':files'])
  })

  it('is nothing where nobody can know', async () => {
    expect(await answer('nope', '')).toEqual([])
    expect(await answer('run', 'nope', '')).toEqual([])
    expect(await answer('run', '--set', '')).toEqual([])
    expect(await answer('run', 'other', '')).toEqual([])
    expect(await answer('run', 'good', '--speed', '')).toEqual([])
    expect(await answer('run', '--nope=')).toEqual([])
    expect(await answer('list', '--', '--')).toEqual([])
  })
})

it('loads a lesson only for its variants and knobs', async () => {
  course.loaded.length = 0
  await answer('')
  await answer('run', 'g')
  await answer('run', 'good', '--')
  expect(course.loaded).toEqual([])
  await answer('run', 'good', '')
  await answer('run', 'good', '--set', '')
  expect(course.loaded).toEqual(['course/01-good/lesson.js', 'course/01-good/lesson.js'])
})
