import { killedInALesson } from './killed.ts'

killedInALesson([1])
