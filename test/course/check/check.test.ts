import { expect, test } from 'vitest'
import { checkCourse } from '../../../src/course/check/check.ts'
import { disk, fixtureCourse, frontMatter, memory } from '../../../testing/courses.ts'

test('the fixture course has one fault of form: the duplicate id', async () => {
  const { lessons, faults } = await checkCourse(disk, fixtureCourse)
  expect(lessons.map(({ name }) => name)).toEqual([
    '01-good',
    '02-good',
    '03-hangs',
    '04-no-right-option',
  ])
  expect(faults).toEqual([
    { file: '02-good/text.md', fault: 'duplicate id "good": 01-good has it already' },
  ])
})

/** The names alone: of a lesson in memory there is no more, and that is left out here. */
async function nameFaults(texts: Record<string, string>): Promise<string[]> {
  const { faults } = await checkCourse(memory(texts), 'c')
  return faults
    .filter(
      ({ file, fault }) => !/lesson\.ts|questions\.md/.test(file) && !fault.startsWith('no text'),
    )
    .map(({ file, fault }) => `${file}: ${fault}`)
}

test.each([
  [
    'an id that is not that of the folder',
    { 'c/01-a/text.md': frontMatter('b') },
    ['01-a/text.md: the id "b" must be that of its folder, 01-a'],
  ],
  [
    'an id in upper case',
    { 'c/01-A/text.md': frontMatter('A') },
    ['01-A/text.md: the id "A" must be in lower case with hyphens'],
  ],
  [
    'a number twice',
    { 'c/01-a/text.md': frontMatter('a'), 'c/01-b/text.md': frontMatter('b') },
    ['01-b/text.md: the number 1 is taken: 01-a has it already'],
  ],
  [
    'an alias that is the id of another, whatever its case',
    { 'c/01-a/text.md': frontMatter('a', 'x, B'), 'c/02-b/text.md': frontMatter('b') },
    ['01-a/text.md: the alias "B" is taken: 02-b has it already'],
  ],
  [
    'an alias twice',
    { 'c/01-a/text.md': frontMatter('a', 'x'), 'c/02-b/text.md': frontMatter('b', 'x') },
    ['02-b/text.md: the alias "x" is taken: 01-a has it already'],
  ],
  [
    'a folder without a number',
    { 'c/01-a/text.md': frontMatter('a'), 'c/drafts/text.md': '' },
    ['drafts: is no lesson: its name must be like 01-event-loop'],
  ],
  [
    'front matter without a title',
    { 'c/01-a/text.md': '---\nid: a\nsummary: s\n---\n' },
    ['01-a/text.md: front matter: no title'],
  ],
])('%s is named', async (_, texts, faults) => {
  expect(await nameFaults(texts)).toEqual(faults)
})

test('one lesson that cannot be loaded does not hide the others', async () => {
  const files = {
    ...disk,
    load: async (path: string) => {
      if (path.includes('01-good')) throw new Error('boom')
      return disk.load(path)
    },
  }
  const { lessons, faults } = await checkCourse(files, fixtureCourse)
  expect(lessons.map(({ name }) => name)).toEqual(['02-good', '03-hangs', '04-no-right-option'])
  expect(faults[0]).toMatchObject({ file: '01-good/lesson.js', fault: 'cannot be imported: boom' })
})

test('files that nothing names or imports are stray', async () => {
  const extra = ['notes.txt', 'old.js', 'text.de.md', '.DS_Store']
  const files = {
    ...disk,
    async list(folder: string) {
      const entries = await disk.list(folder)
      const here = folder.endsWith('01-good') ? extra : []
      return [...entries, ...here.map((name) => ({ name, kind: 'file' as const }))]
    },
  }
  const { faults } = await checkCourse(files, fixtureCourse)
  expect(faults.filter(({ file }) => file.startsWith('01-good'))).toEqual([
    {
      file: '01-good/notes.txt',
      fault: 'is a stray file: nothing in the lesson names or imports it',
    },
    { file: '01-good/old.js', fault: 'is a stray file: nothing in the lesson names or imports it' },
  ])
})

test('an exercise is not stray, however its files are named', async () => {
  const files = {
    ...disk,
    async list(folder: string) {
      if (folder.endsWith('practice')) return [{ name: 'any.py', kind: 'file' as const }]
      const entries = await disk.list(folder)
      return folder.endsWith('01-good')
        ? [...entries, { name: 'practice', kind: 'folder' as const }]
        : entries
    },
  }
  const { faults } = await checkCourse(files, fixtureCourse)
  expect(faults.filter(({ file }) => file.startsWith('01-good'))).toEqual([])
})

test('what a file of the lesson imports is not stray, nor its source beside it', async () => {
  const files = {
    ...disk,
    async list(folder: string) {
      if (folder.endsWith('parts')) return [{ name: 'parts.js', kind: 'file' as const }]
      const entries = await disk.list(folder)
      if (!folder.endsWith('01-good')) return entries
      return [
        ...entries,
        { name: 'said.js', kind: 'file' as const },
        { name: 'said.ts', kind: 'file' as const },
        { name: 'parts', kind: 'folder' as const },
      ]
    },
    async read(path: string) {
      if (/said\.[jt]s$/.test(path)) return "export { parts } from './parts/parts.js'\n"
      if (path.endsWith('parts.js')) return ''
      const text = await disk.read(path)
      return path.endsWith('01-good/snippets.js')
        ? `import { said } from './said.js'\n${text}`
        : text
    },
  }
  const { faults } = await checkCourse(files, fixtureCourse)
  expect(faults.filter(({ file }) => file.startsWith('01-good'))).toEqual([])
})
