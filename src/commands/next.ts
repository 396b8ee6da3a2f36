import type { App } from '../app.ts'
import type { FoundLesson } from '../course/find.ts'
import { nextOf } from '../journal/progress.ts'

/** The lesson to go on with; a course has at least one. */
export function nextLesson(app: App, lessons: readonly FoundLesson[]): FoundLesson {
  return nextOf(app.journal.progress, lessons) ?? lessons[0]!
}
