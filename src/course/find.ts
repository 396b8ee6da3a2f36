import { type CourseFiles, notAFile } from './course-files.ts'
import { type Fault, faultsAt, NoCourse, oneLine } from './fault.ts'
import { type FrontMatter, parseFrontMatter } from './front-matter.ts'
import { WrongUse } from '../text/exit-error.ts'
import { nearest } from '../text/nearest.ts'

/** A lesson as it is listed: nothing of it was imported. */
export interface FoundLesson extends FrontMatter {
  /** 3 for the folder `03-gather`. For display and order; it is known by its id. */
  number: number
  /** The name of its folder: `03-gather`. */
  name: string
  /** The path of its folder. */
  folder: string
}

export interface Found {
  /** In the order of their numbers. */
  lessons: FoundLesson[]
  /** Front matter that could not be read; its lesson is left out. */
  faults: Fault[]
}

const lessonFolder = /^(\d+)-.+$/

/**
 * The lessons of a course: its folders named like `03-gather`. Of each only the
 * front matter of text.md is read. Throws NoCourse when the course's
 * folder cannot be read or holds no lesson folder.
 */
export async function findLessons(files: CourseFiles, course: string): Promise<Found> {
  const entries = await files.list(course).catch((thrown: unknown) => {
    throw new NoCourse([{ file: course, fault: `cannot be read: ${oneLine(thrown)}` }])
  })
  const names = entries.filter(({ name, kind }) => kind === 'folder' && lessonFolder.test(name))
  if (names.length === 0) {
    const fault = 'no lesson here: a lesson is a folder named like 01-event-loop'
    throw new NoCourse([{ file: course, fault }])
  }
  const read = await Promise.all(names.map(({ name }) => readFrontMatter(files, course, name)))
  return {
    lessons: read
      .flatMap(({ lesson }) => lesson ?? [])
      .sort((one, other) => one.number - other.number || (one.name < other.name ? -1 : 1)),
    faults: read
      .flatMap(({ faults }) => faults)
      .sort((one, other) => (one.file < other.file ? -1 : 1)),
  }
}

async function readFrontMatter(
  files: CourseFiles,
  course: string,
  name: string,
): Promise<{ lesson: FoundLesson | null; faults: Fault[] }> {
  const folder = `${course}/${name}`
  const file = `${name}/text.md`
  let source: string
  try {
    source = await files.read(`${folder}/text.md`)
  } catch (thrown) {
    const isOther = (thrown as { code?: unknown }).code === notAFile.code
    const fault = isOther ? notAFile.fault : 'is missing or cannot be read'
    return { lesson: null, faults: [{ file, fault }] }
  }
  const { matter, faults } = parseFrontMatter(source)
  return {
    lesson:
      matter.id === '' ? null : { ...matter, number: Number.parseInt(name, 10), name, folder },
    faults: faultsAt(file, faults),
  }
}

/** There is no lesson of that name. */
export class UnknownLesson extends WrongUse {}

/**
 * The lesson that `word` names: its id, its folder's name, its number or one
 * of its aliases, upper or lower case. Throws UnknownLesson, which says that
 * `list`, a command, names them all, and that there is no such `what`.
 */
export function resolveLesson<Listed extends FoundLesson>(
  lessons: readonly Listed[],
  word: string,
  list = 'learn-async list',
  what = 'lesson',
): Listed {
  const wanted = word.trim().toLowerCase()
  const byId = lessons.find(({ id }) => id.toLowerCase() === wanted)
  const found = byId ?? lessons.find((lesson) => otherNames(lesson).includes(wanted))
  if (found !== undefined) return found
  const idOf = new Map<string, string>()
  for (const lesson of lessons) {
    for (const name of [lesson.id, lesson.name, ...lesson.aliases]) idOf.set(name, lesson.id)
  }
  const near = nearest(wanted, idOf.keys())
  const advice = near === null ? `${list} names them all` : `did you mean ${idOf.get(near)}?`
  throw new UnknownLesson(`there is no ${what} "${word}": ${advice}`)
}

function otherNames({ name, number, aliases }: FoundLesson): string[] {
  const numbers = [String(number), String(number).padStart(2, '0')]
  return [name, ...aliases].map((other) => other.toLowerCase()).concat(numbers)
}
