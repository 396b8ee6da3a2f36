import { lessonsByKeys } from '../tutor/lessons-by-keys.ts'

lessonsByKeys('others')
