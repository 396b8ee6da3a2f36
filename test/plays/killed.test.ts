import { killedInALesson } from '../faults/killed.ts'

killedInALesson([2, 3])
