import { checksEndingLessons, checksWhatIsNoFile } from '../end-to-end/checked-courses.ts'

checksEndingLessons('others')
checksWhatIsNoFile('others')
