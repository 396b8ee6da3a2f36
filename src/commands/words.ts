import type { App } from '../app.ts'
import { type GlossaryEntry, glossaryFile, lookUp, readGlossary } from '../course/glossary.ts'
import { type Line, line } from '../picture/line.ts'
import { WrongUse } from '../text/exit-error.ts'
import { wrap } from '../text/wrap.ts'
import { textWidth } from '../tutor/layout.ts'
import { type Definition, type Given, json } from './definition.ts'
import { printNext, writeJson } from './output.ts'

export const definition = {
  name: 'words',
  arguments: '[word...]',
  summary: 'what a word means: the glossary',
  options: [json],
  examples: ['words', 'words promise', 'words in flight'],
} as const satisfies Definition

/** Shows the glossary of the course, or what it says of one word. */
export async function run(app: App, given: Given<typeof definition>): Promise<number> {
  const all = await readGlossary(app.courseFiles, app.course.folder)
  if (all === null) {
    throw new WrongUse(`this course has no glossary: it would be ${glossaryFile} in its folder`)
  }
  const entries = given.word?.length ? [lookUp(all, given.word.join(' '))] : all
  if (given.json) {
    writeJson(app, { words: entries })
    return 0
  }
  app.print(entries.flatMap((entry) => entryLines(app, entry)))
  printNext(app, 'list')
  return 0
}

/** The word, and under it what it means; in plain lines one sentence. */
function entryLines(app: App, { word, meaning }: GlossaryEntry): Line[] {
  if (app.capabilities.linear !== null) return [line(`${word}: ${meaning}`)]
  const rows = wrap(meaning, textWidth(app.width()) - indent.length)
  return [line(word, 'heading'), ...rows.map((row) => line(indent + row)), []]
}

const indent = '  '
