import { checkExercise } from './check-exercise.ts'
import { checkForm } from '../course/check/check.ts'
import type { CourseFiles } from '../course/course-files.ts'
import type { Fault } from '../course/fault.ts'
import { lessonFile } from '../course/lesson-parts.ts'
import type { Inside } from '../course/check/lesson-checks.ts'
import type { RunHost } from '../runners/host.ts'
import { inWords, stackOf } from '../text/thrown.ts'
import { checkBehaviour } from '../course/check/contract.ts'
import type { During, Step } from '../course/runs/lesson-runs.ts'

/**
 * Checks one lesson in a process of its own: its form, then, if it could be
 * loaded, what it does. Each fault is reported when it is found, since the
 * lesson may end the process at any moment.
 */
export async function checkLesson(
  files: CourseFiles,
  host: RunHost,
  inside: Inside,
): Promise<void> {
  const { lesson, processes } = inside
  const folder = `${lesson.name}/`
  const found = ({ file, fault, thrown, ...place }: Fault): void =>
    inside.report({
      kind: 'fault',
      file: file.startsWith(folder) ? file.slice(folder.length) : file,
      ...place,
      fault,
      stack: stackOf(thrown),
    })
  const names = (await files.list(lesson.folder).catch(() => [])).map(({ name }) => name)
  let within: Step = { file: lessonFile(names), what: '', waitMs: 0 }
  const during: During = async (step, work) => {
    const before = within
    inside.begin((within = step))
    try {
      return await work()
    } finally {
      inside.begin((within = before))
    }
  }
  inside.begin(within)
  try {
    const { loaded, faults } = await checkForm(files, lesson)
    for (const fault of faults) found(fault)
    // What it rejected while it was imported is told of now, and not in its first run.
    await new Promise<void>((resolve) => host.realTime.setImmediate(resolve))
    if (loaded !== null) await checkBehaviour({ ...host, processes }, loaded, { during, found })
    await checkExercise(lesson, { files, host: { ...host, processes }, during, found })
    inside.end(faults.find(({ thrown }) => inWords(thrown).name === 'SyntaxError')?.thrown)
  } catch (thrown) {
    const { message } = inWords(thrown)
    inside.report({ kind: 'last', word: 'throws', message, stack: stackOf(thrown) })
    inside.end()
  }
}
