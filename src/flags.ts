import { shellWord } from './text/phrases.ts'

/** The options that every command takes, as commander gives them. */
export interface Flags {
  accessible?: boolean
  /** False after --no-color. */
  color: boolean
  ascii?: boolean
  /** A folder of lessons, or a package that has one. */
  course?: string
  motion?: boolean
  /** False after --no-input. */
  input: boolean
}

/** A command with its words, as it is typed: with the course that was chosen by an option. */
export function learnAsync(words: string, { course }: Pick<Flags, 'course'>): string {
  const option = course === undefined ? '' : `--course ${shellWord(course)}`
  return ['learn-async', words, option].filter((part) => part !== '').join(' ')
}
