import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkCourse } from '../../src/course/check/check.ts'
import { glossaryFile, lookUp, parseGlossary, readGlossary } from '../../src/course/glossary.ts'
import { disk, frontMatter, memory } from '../../testing/courses.ts'

const lessons = fileURLToPath(new URL('../../lessons', import.meta.url))

const faultsOf = (source: string): string[] =>
  parseGlossary(source).faults.map(
    ({ place: { line, column }, message }) => `${line}:${column}: ${message}`,
  )

describe('a glossary', () => {
  it('is a list of words, each with what it means', () => {
    const { entries, faults } = parseGlossary(
      '# Words\n\n- **in flight**: begun.\n- **Pool**: many: few.\n',
    )
    expect(faults).toEqual([])
    expect(entries).toEqual([
      { word: 'in flight', meaning: 'begun.' },
      { word: 'Pool', meaning: 'many: few.' },
    ])
  })

  it('names a malformed line by line and column', () => {
    expect(faultsOf('\n- pool: many\n')).toEqual([
      '2:1: not "- **word**: what it means": - pool: many',
    ])
    expect(faultsOf('- **pool**:\n')).toEqual(['1:1: not "- **word**: what it means": - **pool**:'])
    expect(faultsOf('- **pool**: a\n- **Pool**: b\n')).toEqual(['2:5: "Pool" stands there twice'])
    expect(faultsOf('- **b**: 1\n- **A**: 2\n')).toEqual([
      '2:5: "A" must stand before "b": the order is the alphabet\'s',
    ])
  })

  it('need not be there, and a malformed one cannot be used', async () => {
    const text = { 'c/01-a/text.md': frontMatter('a') }
    expect(await readGlossary(memory(text), 'c')).toBeNull()
    const malformed = memory({ ...text, 'c/words.md': 'promise' })
    await expect(readGlossary(malformed, 'c')).rejects.toThrow(
      'words.md:1:1: not "- **word**: what it means": promise',
    )
  })

  it('is checked with its course, and has the words that lessons name as new', async () => {
    const text = '---\nid: a\ntitle: T\nsummary: S\nwords: pool, lane\n---\n'
    const files = memory({ 'c/01-a/text.md': text, 'c/words.md': '- **Lane**: a line.\n?\n' })
    const { faults } = await checkCourse(files, 'c')
    expect(faults).toContainEqual({
      file: '01-a/text.md',
      fault: 'front matter: the word "pool" is not in words.md',
    })
    expect(faults).toContainEqual(expect.objectContaining({ file: 'words.md', line: 2, column: 1 }))
    expect(faults.map(({ fault }) => fault).join()).not.toContain('"lane"')
  })

  it('is searched in any case and number', () => {
    const { entries } = parseGlossary('- **await**: a\n- **in flight**: b\n- **promise**: c\n')
    for (const [asked, word] of [
      ['promises', 'promise'],
      ['Awaits', 'await'],
      ['awaited', 'await'],
      ['awaiting', 'await'],
      [' In  flight ', 'in flight'],
    ]) {
      expect(lookUp(entries, asked!).word).toBe(word)
    }
    expect(() => lookUp(entries, 'promse')).toThrow('has no "promse": did you mean promise?')
    expect(() => lookUp(entries, 'monad')).toThrow('learn-async words lists them all')
  })
})

describe('ours', async () => {
  const entries = (await readGlossary(disk, lessons))!
  const texts = readdirSync(lessons, { recursive: true, encoding: 'utf8' })
    .filter((name) => name !== glossaryFile && /\.(?:md|ts|mjs|py)$/.test(name))
    .map((name) => readFileSync(`${lessons}/${name}`, 'utf8'))

  it('has the words that the lessons need', () => {
    expect(entries.length).toBeGreaterThan(35)
  })

  // The lessons about fetch and limits come to need these.
  const soon = ['headers', 'throughput']

  it.each(entries.filter(({ word }) => !soon.includes(word)))(
    '$word is used in a lesson',
    ({ word }) => {
      // "resolves", "rejected", "Promise"; hyphens as blanks.
      const stem = word.replace(/e$/, '').replaceAll(' ', '[\\s-]')
      const used = new RegExp(`(?<![a-z])${stem}`, 'i')
      expect(texts.some((text) => used.test(text))).toBe(true)
    },
  )

  it.each(entries)('$word is explained in one line, in at most 40 words', ({ meaning }) => {
    expect(meaning.split(/\s+/).length).toBeLessThanOrEqual(40)
    expect(meaning).toMatch(/\.$/)
  })
})
