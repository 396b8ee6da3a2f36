import path from 'node:path'
import type { CourseFiles } from './course-files.ts'
import { isPackageName } from '../schema/schema.ts'
import { NoCourse, oneLine } from './fault.ts'

/** The lessons that a command works on. */
export interface Course {
  /** The folder in which its lessons are folders. */
  folder: string
  /** Under which its progress is kept: a package's name or a folder's whole path; null for the built-in course. */
  name: string | null
  /** What is typed for it: a package's name, or `<folder>` since a path is nobody else's; null for the built-in course. */
  typed: string | null
}

/** Where a course is looked for. */
export interface CoursePlaces {
  courseFiles: Pick<CourseFiles, 'read'>
  /** The whole path of a folder, without links; null where there is none. */
  realFolder: (name: string) => string | null
}

/** The member of package.json that names the folder of a package's lessons, from the package on. */
const field = 'learn-async'

/**
 * The course that `word` names: a folder that is there, or else a package in a
 * node_modules here or above. A package, also one named by its own folder, says
 * by its package.json where its lessons are. `source`, that the word comes from,
 * begins what is said of it. Throws NoCourse; whether lessons are there, it does
 * not look.
 */
export async function chooseCourse(
  places: CoursePlaces,
  word: string,
  source: string,
): Promise<Course> {
  const refuse = (fault: string): NoCourse => new NoCourse([{ file: source, fault }])
  if (word.trim() === '') throw refuse('it wants a folder of lessons, or a package that has one')
  const folder = places.realFolder(word)
  const root = folder ?? packageFolder(places, word)
  if (root === null) {
    const orPackage = isPackageName(word) ? ', and no package of that name in node_modules' : ''
    throw refuse(`there is no folder "${word}"${orPackage}`)
  }
  const manifest = await readManifest(places, root)
  const named = manifest.members?.[field]
  if (named === undefined && folder !== null) return { folder, name: folder, typed: '<folder>' }
  const said = `package.json of "${word}"`
  if (manifest.fault !== null) throw refuse(`${said} cannot be read: ${manifest.fault}`)
  if (typeof named !== 'string' || named === '') {
    throw refuse(`${said} names no folder of lessons: "${field}": "./lessons" would`)
  }
  const lessons = places.realFolder(path.join(root, named))
  if (lessons === null) throw refuse(`${said} names a folder that is not there: "${named}"`)
  const { name } = manifest.members ?? {}
  return typeof name === 'string' && isPackageName(name)
    ? { folder: lessons, name, typed: name }
    : { folder: lessons, name: root, typed: '<folder>' }
}

/** As Node looks for a package: from this folder upwards. */
function packageFolder({ realFolder }: CoursePlaces, word: string): string | null {
  if (!isPackageName(word)) return null
  for (let above = realFolder('.'); above !== null; ) {
    const found = realFolder(path.join(above, 'node_modules', word))
    if (found !== null) return found
    above = above === path.dirname(above) ? null : path.dirname(above)
  }
  return null
}

interface Manifest {
  members: Readonly<Record<string, unknown>> | null
  /** Why it could not be read. */
  fault: string | null
}

async function readManifest({ courseFiles }: CoursePlaces, folder: string): Promise<Manifest> {
  try {
    const text = await courseFiles.read(path.join(folder, 'package.json'))
    return { members: JSON.parse(text) as Manifest['members'], fault: null }
  } catch (thrown) {
    return { members: null, fault: oneLine(thrown) }
  }
}
