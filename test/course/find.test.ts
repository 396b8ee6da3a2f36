import { describe, expect, test } from 'vitest'
import { CourseError } from '../../src/course/fault.ts'
import { findLessons, resolveLesson, UnknownLesson } from '../../src/course/find.ts'
import { disk, fixtureCourse, frontMatter, memory } from '../../testing/courses.ts'

const course = memory({
  'course/10-limits/text.md': frontMatter('limits'),
  'course/03-gather/text.md': frontMatter('gather', 'promise.all, together'),
  'course/03-gather/lesson.js': '',
  'course/notes/text.md': frontMatter('notes'),
  'course/README.md': '',
})

describe('finding lessons', () => {
  test('gives the lesson folders in the order of their numbers', async () => {
    const { lessons } = await findLessons(course, 'course')
    expect(lessons.map(({ number, name }) => [number, name])).toEqual([
      [3, '03-gather'],
      [10, '10-limits'],
    ])
  })

  test('orders by number, however it is written', async () => {
    const files = memory({ 'c/10-b/text.md': frontMatter('b'), 'c/9-a/text.md': frontMatter('a') })
    expect((await findLessons(files, 'c')).lessons.map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('reads id, title, summary and aliases from the front matter', async () => {
    const { lessons } = await findLessons(course, 'course')
    expect(lessons[0]).toEqual({
      id: 'gather',
      title: 'Lesson gather',
      summary: 'About gather.',
      aliases: ['promise.all', 'together'],
      words: [],
      number: 3,
      name: '03-gather',
      folder: 'course/03-gather',
    })
  })

  test('imports no lesson', async () => {
    await findLessons(course, 'course')
    expect(course.loaded).toEqual([])
  })

  test('leaves out a lesson without front matter, and says so', async () => {
    const files = memory({ 'c/01-a/text.md': '# Idea', 'c/02-b/text.md': frontMatter('b') })
    const { lessons, faults } = await findLessons(files, 'c')
    expect(lessons.map(({ id }) => id)).toEqual(['b'])
    expect(faults).toEqual([
      {
        file: '01-a/text.md',
        line: 1,
        column: 1,
        fault: 'begins without front matter: id, title and summary between two lines of ---',
      },
    ])
  })

  test('says which text.md is missing', async () => {
    const { faults } = await findLessons(memory({ 'c/01-a/lesson.js': '' }), 'c')
    expect(faults).toEqual([{ file: '01-a/text.md', fault: 'is missing or cannot be read' }])
  })

  test('names a folder that is not there, in one line', async () => {
    const looking = findLessons(disk, `${fixtureCourse}/nowhere`)
    await expect(looking).rejects.toThrow(CourseError)
    await expect(looking).rejects.toThrow(/nowhere: cannot be read: .*ENOENT.*$/)
  })

  test('says what a lesson folder looks like where there is none', async () => {
    await expect(findLessons(memory({ 'c/README.md': '' }), 'c')).rejects.toThrow(
      'c: no lesson here: a lesson is a folder named like 01-event-loop',
    )
  })
})

describe('resolving a lesson', () => {
  const found = findLessons(course, 'course')
  test.each([
    ['its id', 'gather', 'gather'],
    ["its folder's name", '03-gather', 'gather'],
    ['its number', '3', 'gather'],
    ['its number with a zero', '03', 'gather'],
    ['an alias', 'promise.all', 'gather'],
    ['upper case', 'Promise.All', 'gather'],
    ['another id', 'limits', 'limits'],
  ])('finds it by %s', async (_, word, id) => {
    expect(resolveLesson((await found).lessons, word).id).toBe(id)
  })

  test.each([
    ['gahter', 'there is no lesson "gahter": did you mean gather?'],
    ['togehter', 'there is no lesson "togehter": did you mean gather?'],
    ['lim', 'there is no lesson "lim": did you mean limits?'],
    ['04-gather', 'there is no lesson "04-gather": did you mean gather?'],
    ['xyz', 'there is no lesson "xyz": learn-async list names them all'],
    ['', 'there is no lesson "": learn-async list names them all'],
  ])('suggests the nearest name for "%s"', async (word, message) => {
    const { lessons } = await found
    expect(() => resolveLesson(lessons, word)).toThrow(UnknownLesson)
    expect(() => resolveLesson(lessons, word)).toThrow(message)
  })

  test('an id goes before an alias of an earlier lesson', async () => {
    const files = memory({
      'c/01-a/text.md': frontMatter('a', 'b'),
      'c/02-b/text.md': frontMatter('b'),
    })
    expect(resolveLesson((await findLessons(files, 'c')).lessons, 'b').id).toBe('b')
  })
})
