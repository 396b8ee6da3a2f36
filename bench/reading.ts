import { checkCourse } from '../src/course/check/check.ts'
import { expectedMachine } from '../testing/expected-host.ts'
import { builtLessons, disk } from '../testing/host.ts'
import { minutesOf, type Reading, readRightly } from '../testing/reader.ts'
import type { Row, Section } from './section.ts'

const origins = ['javascript', 'python', 'both']
const rowsOfScreen = 24

/** What a lesson played right may ask of its reader: docs/writing-a-lesson.md. */
const bounds: readonly { what: string; most: number; of: (reading: Reading) => number }[] = [
  { what: 'words', most: 1200, of: ({ words }) => words },
  { what: 'screens', most: 12, of: ({ rows }) => Math.ceil(rows / rowsOfScreen) },
  { what: 'rows of the longest stretch', most: 24, of: ({ longestStretch }) => longestStretch },
  { what: 'Enters', most: 10, of: ({ enters }) => enters },
  { what: 's of waiting', most: 12, of: ({ waitingMs }) => Math.round(waitingMs / 100) / 10 },
]

/** How much there is to read, for whom, and whether it is too much. */
export const reading: Section = {
  name: 'reading',
  says: 'each lesson played right at 80 × 24, by who comes from where: words of prose, screens, rows from a question to its verdict and from one stop to the next, Enters, waiting',
  async rows() {
    const { lessons } = await checkCourse(disk, builtLessons)
    const all: Row[] = []
    try {
      for (const loaded of lessons) {
        for (const origin of origins) {
          all.push(
            readingRow(loaded.id, origin, await readRightly(expectedMachine.host, loaded, origin)),
          )
        }
      }
    } finally {
      await expectedMachine.remove()
    }
    return all
  },
}

function readingRow(lesson: string, origin: string, reading: Reading): Row {
  const figures = bounds.map(({ what, of }) => `${of(reading)} ${what}`)
  const over = bounds.filter(({ most, of }) => of(reading) > most)
  return {
    what: lesson,
    against: origin,
    measured: `${figures.join(', ')}: ${Math.round(minutesOf(reading))} min`,
    toReach:
      over.length === 0
        ? 'within all bounds'
        : over.map(({ what, most }) => `at most ${most} ${what}`).join(', '),
    reached: over.length === 0 ? 'yes' : 'no',
  }
}
