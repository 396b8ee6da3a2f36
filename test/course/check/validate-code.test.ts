import { describe, expect, test } from 'vitest'
import { goodLesson, goodLessonWithFile } from '../../../testing/courses.ts'
import { faultsOf, quicker } from '../../../testing/good-lesson.ts'

describe('code', () => {
  test('that a variant runs but the file does not export by that name is named', async () => {
    const loaded = await goodLessonWithFile('demo.js', 'export const together = 1\n')
    expect(faultsOf(loaded)).toContain(
      'demo.js: one-by-one: has no "export const oneByOne" or "export function oneByOne"',
    )
  })

  test('of a snippet that is no block is named', async () => {
    const loaded = await goodLessonWithFile('snippets.js', 'export const onlyA = () =>\n  x()\n')
    expect(faultsOf(loaded)).toEqual([
      'snippets.js: only-a: onlyA must be a block: "{" at the end of its header, "}" alone at its end',
    ])
  })

  test('that is shown with other lines than it runs with is named', async () => {
    const loaded = await goodLesson()
    const source = loaded.sources.get('demo.js')!
    const runs = { ...source.runs, text: `${source.runs.text}// more\n` }
    const sources = new Map([...loaded.sources, ['demo.js', { ...source, runs }]])
    expect(faultsOf({ ...loaded, sources })).toEqual([
      'demo.js: has not the same lines as the .js that runs',
    ])
  })

  test('whose edit fits in what is shown but not in what runs is named', async () => {
    const loaded = await goodLesson()
    const edits = [{ from: 'wait: Wait', to: 'x' }]
    const snippet = { kind: 'process' as const, id: 'only-a', file: 'snippets.js', edits }
    const source = {
      file: 'snippets.js',
      shown: 'wait: Wait\n',
      runs: { path: 'x', text: 'wait      \n' },
    }
    const sources = new Map([...loaded.sources, ['snippets.js', source]])
    const lesson = {
      ...loaded.lesson,
      snippets: [snippet],
      quiz: [...loaded.lesson.quiz.slice(0, 3), quicker],
    }
    expect(faultsOf({ ...loaded, sources, lesson })).toContain(
      'snippets.js: only-a: the edit of "wait: Wait" must fit exactly once',
    )
  })
})
