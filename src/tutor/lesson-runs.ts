export { LessonRuns, type RunOptions, type ShownRun } from '../course/runs/lesson-runs.ts'
