import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { temporaryHome } from '../../../testing/command-line.ts'
import { startInProcess } from '../../../testing/in-process.ts'

const lessons = fileURLToPath(new URL('../../../lessons', import.meta.url))
const before = process.cwd()
const own = temporaryHome()
beforeAll(() => process.chdir(own))
afterAll(() => process.chdir(before))

const exercises = readdirSync(lessons)
  .filter((name) => /^\d\d-/.test(name))
  .map((folder) => ({ lesson: folder.slice(3), practice: path.join(lessons, folder, 'practice') }))

/** Some of the bad files: all of them are judged elsewhere, here they are looked at. */
const everySoMany = 9

it.each(exercises)(
  'a verdict on a file for $lesson stands whole on a screen of 80 × 24, with the keys below',
  { timeout: 120_000 },
  async ({ lesson, practice }) => {
    const bad = path.join(practice, 'bad')
    const files = readdirSync(bad).filter((name) => name.endsWith('.js'))
    const file = path.join(own, 'learn-async', `${lesson}.js`)
    let onSave: (isThere: boolean) => void = () => {}
    const { screen, ended } = startInProcess(['practice', lesson, '--language', 'js'], {
      edit: async () => null,
      async makeFile(name, text) {
        mkdirSync(path.dirname(name), { recursive: true })
        writeFileSync(name, text)
      },
      watchSaves(_file, listener) {
        onSave = listener
        return () => {}
      },
    })
    const written = (): string => stripVTControlCharacters(screen.bytes)
    await screen.sees(/Judged at each save/)
    for (const name of files.filter((_, index) => index % everySoMany === 0)) {
      const seen = written().length
      writeFileSync(file, readFileSync(path.join(bad, name)))
      onSave(true)
      await screen.wrote(() => /not yet\.[^]*q: leave/.test(written().slice(seen)))
      const verdict = /\S+: not yet\.\n[^]*q: leave/.exec(written().slice(seen))![0]
      const rows = verdict.split('\n').length
      expect.soft(rows, name).toBeLessThanOrEqual(24)
    }
    screen.press('q')
    expect(await ended).toBe(0)
  },
)
