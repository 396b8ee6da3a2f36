import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
// @ts-expect-error -- a script of the build, which has no types
import { packTexts, timesApart, typesOf } from '../../scripts/pack-file.js'
import { courseFiles } from '../../src/system/files.ts'

const course = mkdtempSync(path.join(os.tmpdir(), 'learn-async-packed-'))
const lesson = path.join(course, '01-first')
const typed = "import type { Lab } from 'kit'\nconst a: number = 1 /* ä */ as number\n"
const script = '                             \u0020\nconst a         = 1 /* ä */          \n'
mkdirSync(path.join(lesson, 'snippets'), { recursive: true })
writeFileSync(path.join(lesson, 'demo.js'), 'runs')
writeFileSync(path.join(lesson, 'typed.js'), script)
const recorded = {
  ending: { atMs: null },
  events: [{ atMs: 0.25 }, { atMs: 1716.58, dueMs: 1700 }, { dueMs: 2000.001, atMs: -3 }],
}
const texts = [
  ['01-first/demo.ts', 'ä is two bytes'],
  ['01-first/typed.ts.types', typesOf(typed, script)],
  ['01-first/demo.js', 'is never read'],
  ['01-first/snippets/zero.ts', 'zero'],
  ['01-first/python.json.times', timesApart(JSON.stringify(recorded))],
  ['01-first/practice/check.js', "export default 'imports nothing, 100 %'"],
  ['01-first-of-all/text.md', 'another lesson'],
]
writeFileSync(path.join(course, 'packed.br'), packTexts(texts))
afterAll(() => rmSync(course, { recursive: true }))

it('a packed file is read as if it stood in its place, and one on the disk goes first', async () => {
  const read = (name: string) => courseFiles.read(`${lesson}/${name}`)
  expect(await read('demo.ts')).toBe('ä is two bytes')
  expect(await read('snippets/zero.ts')).toBe('zero')
  expect(await read('python.json')).toBe(JSON.stringify(recorded))
  expect(await read('demo.js')).toBe('runs')
  expect(await read('typed.ts')).toBe(typed)
  await expect(read('other.ts')).rejects.toMatchObject({ code: 'ENOENT' })
  await expect(read('snippets')).rejects.toMatchObject({ code: 'EFTYPE' })
})

it('a folder lists what is packed of it, and not the pack', async () => {
  const names = async (folder: string) =>
    (await courseFiles.list(folder)).map(({ name, kind }) => `${name} ${kind}`).sort()
  expect(await names(lesson)).toEqual([
    'demo.js file',
    'demo.ts file',
    'practice folder',
    'python.json file',
    'snippets folder',
    'typed.js file',
    'typed.ts file',
  ])
  expect(await names(`${lesson}/snippets`)).toEqual(['zero.ts file'])
  expect(await names(`${lesson}/practice`)).toEqual(['check.js file'])
  await expect(names(`${lesson}/other`)).rejects.toMatchObject({ code: 'ENOENT' })
  expect(await names(course)).toEqual(['01-first folder', '01-first-of-all folder'])
})

it('a packed module is loaded from where it is, and one on the disk as ever', async () => {
  const load = (name: string) => courseFiles.load(`${lesson}/${name}`) as Promise<object>
  expect({ ...(await load('practice/check.js')) }).toEqual({ default: 'imports nothing, 100 %' })
  writeFileSync(path.join(lesson, 'loaded.mjs'), 'export default 2')
  expect({ ...(await load('loaded.mjs')) }).toEqual({ default: 2 })
  rmSync(path.join(lesson, 'loaded.mjs'))
  await expect(load('other.js')).rejects.toMatchObject({ code: 'ERR_MODULE_NOT_FOUND' })
})
