import { lessonsByLines } from '../checklist/lessons-by-lines.ts'

lessonsByLines('others')
