import type { LessonProgress } from '../journal/progress.ts'

/** "5 of 8 right at first" */
export function scoreOf({ firstAnswers }: LessonProgress): string {
  const right = firstAnswers.filter(({ verdict }) => verdict === 'right').length
  return `${right} of ${firstAnswers.length} right at first`
}
