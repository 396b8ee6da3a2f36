import type { CourseFiles } from '../course-files.ts'
import type { Fault } from '../fault.ts'
import type { LoadedLesson } from '../load.ts'
import { pythonFile, recordingFile } from '../python-recording.ts'
import { isTakeHome } from '../take-home.ts'

/** Its exercise, which nothing of the lesson names. */
const practiceFolder = 'practice/'

/**
 * Files in a lesson's folder that nothing of the lesson names or imports.
 * The Python version, the programs to take home, the prose with its translations, and a package.json, by which Node
 * knows modules, belong to it.
 */
export async function strayFiles(files: CourseFiles, loaded: LoadedLesson): Promise<Fault[]> {
  const known = new Set<string>()
  const recordings = loaded.lesson.python ? [recordingFile] : []
  for (const file of [pythonFile, ...recordings]) known.add(file)
  const open = ['lesson.ts', ...loaded.sources.keys()]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    // Beside a .ts that is shown stands the .js that runs, and imports the other .js.
    for (const sibling of [file, file.replace(/\.ts$/, '.js'), file.replace(/\.js$/, '.ts')]) {
      if (known.has(sibling) || !loaded.files.includes(sibling)) continue
      known.add(sibling)
      open.push(...importsOf(await files.read(`${loaded.folder}/${sibling}`), sibling))
    }
  }
  return loaded.files
    .filter(
      (file) =>
        !known.has(file) &&
        !isTakeHome(file) &&
        !file.startsWith(practiceFolder) &&
        !/^(?:package\.json|(?:text|questions)(?:\.[a-z-]+)?\.md)$/i.test(file),
    )
    .map((file) => ({
      file: `${loaded.name}/${file}`,
      fault: 'is a stray file: nothing in the lesson names or imports it',
    }))
}

/** The files of the same lesson that a file imports, as paths from the lesson's folder. */
function importsOf(source: string, file: string): string[] {
  const specifiers = source.matchAll(/(?:\bfrom|\bimport|\bnew URL)\s*\(?\s*['"](\.[^'"]+)['"]/g)
  return [...specifiers].map(([, specifier]) =>
    new URL(specifier ?? '', `file:///${file}`).pathname.slice(1),
  )
}
