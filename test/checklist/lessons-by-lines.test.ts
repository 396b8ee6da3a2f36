import { lessonsByLines } from './lessons-by-lines.ts'

lessonsByLines('few')
