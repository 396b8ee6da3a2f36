export { LessonRuns, type ShownRun } from '../course/runs/lesson-runs.ts'
