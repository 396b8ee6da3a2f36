import { nearest } from '../text/nearest.ts'
import { WrongUse } from '../text/exit-error.ts'
import type { CourseFiles } from './course-files.ts'
import { CourseError, type Fault, faultsAt, oneLine, type PlacedFault } from './fault.ts'
import type { FoundLesson } from './find.ts'

/** A word of a course's glossary. */
export interface GlossaryEntry {
  /** As it is looked up: `in flight`. */
  word: string
  /** What it means: one line. */
  meaning: string
}

/** The glossary, in a course's folder; a course need not have one. */
export const glossaryFile = 'words.md'

/** Reads `- **word**: what it means` line by line, in alphabetical order; headings are passed over. */
export function parseGlossary(source: string): {
  entries: GlossaryEntry[]
  faults: PlacedFault[]
} {
  const entries: GlossaryEntry[] = []
  const faults: PlacedFault[] = []
  for (const [index, line] of source.split(/\r?\n/).entries()) {
    if (line.trim() === '' || /^#+ /.test(line)) continue
    const fault = (message: string, column = 1) =>
      faults.push({ place: { line: index + 1, column }, message })
    const [, word, meaning] = /^- \*\*(\S(?:.*?\S)?)\*\*: (\S.*?)\s*$/.exec(line) ?? []
    if (word === undefined || meaning === undefined) {
      fault(`not "- **word**: what it means": ${line.trim()}`)
      continue
    }
    const before = entries.at(-1)
    if (entries.some((entry) => sameWord(entry.word, word))) {
      fault(`"${word}" stands there twice`, columnOfWord)
    } else if (before !== undefined && word.toLowerCase() < before.word.toLowerCase()) {
      fault(
        `"${word}" must stand before "${before.word}": the order is the alphabet's`,
        columnOfWord,
      )
    }
    entries.push({ word, meaning })
  }
  return { entries, faults }
}

const columnOfWord = '- **'.length + 1

const sameWord = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** The glossary of a course; null where it has none. Throws a CourseError where it cannot be read or is malformed. */
export async function readGlossary(
  files: CourseFiles,
  course: string,
): Promise<GlossaryEntry[] | null> {
  const { entries, faults } = await foundGlossary(files, course)
  if (faults.length > 0) throw new CourseError(faults)
  return entries
}

async function foundGlossary(
  files: CourseFiles,
  course: string,
): Promise<{ entries: GlossaryEntry[] | null; faults: Fault[] }> {
  const isThere = (await files.list(course)).some(({ name }) => name === glossaryFile)
  if (!isThere) return { entries: null, faults: [] }
  try {
    const { entries, faults } = parseGlossary(await files.read(`${course}/${glossaryFile}`))
    return { entries, faults: faultsAt(glossaryFile, faults) }
  } catch (thrown) {
    const fault = `cannot be read: ${oneLine(thrown)}`
    return { entries: [], faults: [{ file: glossaryFile, fault }] }
  }
}

/** What is wrong with the glossary, and the words that a lesson names as new and the glossary lacks. */
export async function glossaryFaults(
  files: CourseFiles,
  course: string,
  lessons: readonly FoundLesson[],
): Promise<Fault[]> {
  const { entries, faults } = await foundGlossary(files, course)
  const isKnown = (word: string) => entries?.some((entry) => sameWord(entry.word, word))
  return [
    ...faults,
    ...lessons.flatMap(({ name, words }) =>
      words
        .filter((word) => !isKnown(word))
        .map((word) => ({
          file: `${name}/text.md`,
          fault: `front matter: the word "${word}" is not in ${glossaryFile}`,
        })),
    ),
  ]
}

/** The entry that was asked for, in whatever case and number. Throws WrongUse where there is none. */
export function lookUp(entries: readonly GlossaryEntry[], asked: string): GlossaryEntry {
  const wanted = asked.trim().replace(/\s+/g, ' ')
  const forms = [wanted, wanted.replace(/(?:e?s|e?d|ing)$/i, ''), wanted.replace(/[sd]$/i, '')]
  for (const form of forms) {
    const found = entries.find(({ word }) => sameWord(word, form))
    if (found !== undefined) return found
  }
  const near = nearest(
    wanted.toLowerCase(),
    entries.map(({ word }) => word),
  )
  const advice = near === null ? 'learn-async words lists them all' : `did you mean ${near}?`
  throw new WrongUse(`the glossary has no "${asked}": ${advice}`)
}
