import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { chooseCourse, type CoursePlaces } from '../../src/course/choose.ts'
import { NoCourse } from '../../src/course/fault.ts'
import { memory } from '../../testing/courses.ts'

/** A learner in /work/project, with these files on the disk. */
function places(texts: Record<string, string>): CoursePlaces {
  const folders = new Set(['/', '/work/project'])
  for (const file of Object.keys(texts)) {
    for (let at = path.posix.dirname(file); at !== '/'; at = path.posix.dirname(at)) folders.add(at)
  }
  return {
    courseFiles: memory(texts),
    realFolder(name) {
      const whole = path.posix.resolve('/work/project', name)
      return folders.has(whole) ? whole : null
    },
  }
}

const manifest = (members: object): string => JSON.stringify(members)

const project = places({
  '/work/project/mine/01-hello/text.md': '',
  '/work/project/both/01-hello/text.md': '',
  '/work/project/node_modules/both/package.json': manifest({ name: 'both', 'learn-async': '.' }),
  '/work/project/node_modules/near/package.json': manifest({
    name: 'near',
    'learn-async': './lessons',
  }),
  '/work/project/node_modules/near/lessons/01-hello/text.md': '',
  '/work/node_modules/near/package.json': manifest({ name: 'farther' }),
  '/node_modules/@group/far/package.json': manifest({ name: '@group/far', 'learn-async': 'a/b' }),
  '/node_modules/@group/far/a/b/01-hello/text.md': '',
  '/work/project/node_modules/plain/package.json': manifest({ name: 'plain' }),
  '/work/project/node_modules/bare/index.js': '',
  '/work/project/node_modules/broken/package.json': '{',
  '/work/project/node_modules/null/package.json': 'null',
  '/work/project/node_modules/object/package.json': manifest({ 'learn-async': { course: '.' } }),
  '/work/project/node_modules/gone/package.json': manifest({ 'learn-async': './lessons' }),
  '/work/project/node_modules/nameless/package.json': manifest({ 'learn-async': '.' }),
})

const chosen = (word: string) => chooseCourse(project, word, '--course')

describe('a course', () => {
  test.each([
    ['mine', '/work/project/mine', '/work/project/mine', '<folder>'],
    ['./mine/', '/work/project/mine', '/work/project/mine', '<folder>'],
    ['/work/project/mine', '/work/project/mine', '/work/project/mine', '<folder>'],
    ['near', '/work/project/node_modules/near/lessons', 'near', 'near'],
    ['node_modules/near', '/work/project/node_modules/near/lessons', 'near', 'near'],
    ['@group/far', '/node_modules/@group/far/a/b', '@group/far', '@group/far'],
    // A folder goes before a package.
    ['both', '/work/project/both', '/work/project/both', '<folder>'],
    [
      'nameless',
      '/work/project/node_modules/nameless',
      '/work/project/node_modules/nameless',
      '<folder>',
    ],
  ])('named %j', async (word, folder, name, typed) => {
    expect(await chosen(word)).toEqual({ folder, name, typed })
  })

  test.each([
    ['', '--course: it wants a folder of lessons, or a package that has one'],
    ['nope', '--course: there is no folder "nope", and no package of that name in node_modules'],
    ['./nope', '--course: there is no folder "./nope"'],
    ['../near', '--course: there is no folder "../near"'],
    [
      'plain',
      '--course: package.json of "plain" names no folder of lessons: "learn-async": "./lessons" would',
    ],
    [
      'object',
      '--course: package.json of "object" names no folder of lessons: "learn-async": "./lessons" would',
    ],
    [
      'null',
      '--course: package.json of "null" names no folder of lessons: "learn-async": "./lessons" would',
    ],
    ['bare', /^--course: package\.json of "bare" cannot be read: .+$/],
    ['broken', /^--course: package\.json of "broken" cannot be read: .+$/],
    ['gone', '--course: package.json of "gone" names a folder that is not there: "./lessons"'],
  ])('that %j does not name is told of in one line', async (word, message) => {
    await expect(chosen(word)).rejects.toThrow(NoCourse)
    await expect(chosen(word)).rejects.toThrow(message)
  })
})
