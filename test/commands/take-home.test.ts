import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { runInProcess } from '../../testing/in-process.ts'
import { fixtureCourse, goodLesson } from '../../testing/courses.ts'
import { takeHomeFaults } from '../../src/course/take-home.ts'

const gather = (file: string): string =>
  readFileSync(new URL(`../../lessons/03-gather/${file}`, import.meta.url), 'utf8')

describe('show', () => {
  it.each([
    [['--plain'], 'plain.mjs'],
    [['--plain', '--python'], 'plain.py'],
    [['--card'], 'card.mjs'],
    [['--card', '--python'], 'card.py'],
  ])('%j is the file and nothing else', async (options, file) => {
    expect(await runInProcess(['show', 'gather', ...options])).toEqual({
      exitCode: 0,
      stdout: gather(file),
      stderr: '',
    })
  })

  it('says in one line which file a lesson lacks', async () => {
    const { exitCode, stdout, stderr } = await runInProcess(
      ['show', 'good', '--plain'],
      {},
      { lessons: fixtureCourse },
    )
    expect([exitCode, stdout, stderr]).toEqual([
      2,
      '',
      'learn-async: lesson good has no plain.mjs yet\n',
    ])
  })

  it('shows one thing at a time', async () => {
    const { exitCode, stderr } = await runInProcess(['show', 'gather', '--plain', '--card'])
    expect(exitCode).toBe(2)
    expect(stderr).toContain('use one of them')
  })
})

describe('words', () => {
  it('has what each word means, or one of them', async () => {
    const all = await runInProcess(['words'])
    expect(all.stdout).toMatch(/^await\n {2}pauses this function/m)
    const one = await runInProcess(['words', 'in', 'flight'])
    expect(one.stdout).toMatch(/^in flight\n {2}started and not yet finished[^\n]*\n\nNext: /)
    const { words } = JSON.parse((await runInProcess(['words', 'lanes', '--json'])).stdout)
    expect(words).toEqual([{ word: 'lane', meaning: expect.any(String) }])
  })

  it('is one sentence a word in plain lines', async () => {
    const { stdout } = await runInProcess(['words', 'pool', '--accessible'])
    expect(stdout).toMatch(/^pool: a fixed number of [^\n]*\.$/m)
  })

  it('says that a word, or a glossary, is not there', async () => {
    const missing = await runInProcess(['words', 'promse'])
    expect([missing.exitCode, missing.stderr]).toEqual([
      2,
      'learn-async: the glossary has no "promse": did you mean promise?\n',
    ])
    const none = await runInProcess(['words'], {}, { lessons: fixtureCourse })
    expect([none.exitCode, none.stderr]).toEqual([
      2,
      'learn-async: this course has no glossary: it would be words.md in its folder\n',
    ])
  })
})

describe('a program to take home', () => {
  const faultsOf = (file: string, text: string) =>
    takeHomeFaults({ takeHome: new Map([[file, text]]) })

  it('is as long as a card is, fits on a line, and needs nothing of its folder', () => {
    expect(faultsOf('card.mjs', 'one\n'.repeat(6))).toEqual([])
    expect(faultsOf('card.mjs', 'one\n\n'.repeat(5))).toEqual([
      { file: 'card.mjs', fault: 'a card has 6 to 12 lines, and this 5' },
    ])
    expect(faultsOf('plain.py', `${'x'.repeat(77)}\n`)).toEqual([
      { file: 'plain.py', line: 1, fault: 'is wider than 76 columns' },
    ])
    for (const from of ['./demo.js', 'learn-async/lab']) {
      expect(faultsOf('plain.mjs', `\nimport { a } from '${from}'\n`)).toEqual([
        {
          file: 'plain.mjs',
          line: 2,
          fault: 'imports what is not there once the file is taken home',
        },
      ])
    }
  })

  it('is read with its lesson', async () => {
    expect((await goodLesson()).takeHome).toEqual(new Map())
  })
})
