import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { findLessons } from '../../src/course/find.ts'
import { loadExercise, readStarter, withExercise } from '../../src/practice/exercises.ts'
import { readTask } from '../../src/practice/task.ts'
import { frontMatter, memory } from '../../testing/courses.ts'
import { builtLessons, disk } from '../../testing/host.ts'

/** Of the built course a folder may be packed whole. */
const written = fileURLToPath(new URL('../../lessons', import.meta.url))

const source = `# Load them all

Write \`loadAll\`. It
takes a while.

The file is slow.

## Sample

\`\`\`ts
console.log(1)
\`\`\`

After 2 s: 1.

## Hints

1. One
   more.
2. Two.
3. Three.

## What a pass means

It was quick.

## Which way, and why

This way.

## What if

It took {before}. And
now?

{after}, of course.
`

it('reads the parts of a task', () => {
  expect(readTask(source)).toEqual({
    title: 'Load them all',
    paragraphs: ['Write `loadAll`. It takes a while.', 'The file is slow.'],
    samples: { ts: 'console.log(1)\n' },
    after: ['After 2 s: 1.'],
    hints: ['One more.', 'Two.', 'Three.'],
    means: ['It was quick.'],
    ways: ['This way.'],
    whatIf: { asks: 'It took {before}. And now?', why: '{after}, of course.' },
  })
})

it('reads a task of which a part is missing', () => {
  const { title, hints, samples, means } = readTask('# Only this\r\n\r\nText.\r\n')
  expect([title, hints, samples, means]).toEqual(['Only this', [], {}, []])
})

it('finds every exercise of the built course, with three hints and files to begin with', async () => {
  const { lessons } = await findLessons(disk, builtLessons)
  const found = await withExercise(disk, lessons)
  expect(found.map(({ name }) => name)).toEqual(
    lessons
      .map(({ name }) => name)
      .filter((name) => existsSync(path.join(written, name, 'practice'))),
  )
  expect(found.length).toBeGreaterThanOrEqual(3)
  for (const lesson of found) {
    const loaded = await loadExercise(disk, lesson)
    expect(loaded?.task.hints).toHaveLength(3)
    expect(loaded?.task.means.length).toBeGreaterThan(0)
    expect(await readStarter(disk, lesson, 'js', false)).toContain('export ')
    expect(await readStarter(disk, lesson, 'py', true)).toContain('def ')
  }
})

it('says what is wrong with an exercise that cannot be used, and nothing of a lesson without one', async () => {
  const texts = {
    'c/01-a/text.md': frontMatter('a'),
    'c/01-a/practice/check.js': '',
    'c/02-b/text.md': frontMatter('b'),
  }
  const files = memory(texts, { 'c/01-a/practice/check.js': { default: 1 } })
  const [one, other] = (await findLessons(files, 'c')).lessons
  await expect(loadExercise(files, one!)).rejects.toThrow(
    '01-a/practice/check.js: must export a function as default',
  )
  expect(await loadExercise(files, other!)).toBeNull()
})
