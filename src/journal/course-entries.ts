import type { Entry } from './entry.ts'

/** How the entries of one course stand among those of all others. */
export interface CourseEntries {
  /** An entry of this course as it is kept. */
  toKeep: (entry: Entry) => Entry
  /** An entry as it was kept, with its lesson's own id; null where it is another course's. */
  own: (entry: Entry) => Entry | null
}

/**
 * A lesson of the built-in course is kept by its id, one of another course by
 * `<course>/<id>`, and a reset of that whole course as one of `<course>/`. So an
 * older version, which knows no courses, takes none of it for its own lessons.
 * Settings are the learner's, whichever course they were chosen in.
 */
export function courseEntries(course: string | null): CourseEntries {
  const prefix = course === null ? '' : `${course}/`
  return {
    toKeep: (entry) =>
      entry.kind === 'chose' ? entry : named(entry, `${prefix}${withoutSlash(entry.lesson ?? '')}`),
    own(entry) {
      if (entry.kind === 'chose') return entry
      const { lesson } = entry
      if (course === null) return lesson?.includes('/') ? null : entry
      if (!lesson?.startsWith(prefix) || lesson.includes('/', prefix.length)) return null
      return named(entry, withSlash(lesson.slice(prefix.length)))
    },
  }
}

function named(entry: Exclude<Entry, { kind: 'chose' }>, lesson: string): Entry {
  // Of no lesson means of all.
  return entry.kind === 'reset' ? { ...entry, lesson: lesson || null } : { ...entry, lesson }
}

// The last slash ends the course's name, whatever a lesson is called.
const withoutSlash = (id: string): string => id.replaceAll('/', '%2F')
const withSlash = (id: string): string => id.replaceAll('%2F', '/')
